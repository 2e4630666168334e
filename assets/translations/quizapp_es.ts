<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_US">
<context>
    <name>AboutPage</name>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
    <message>
        <source>Copy for a bug report</source>
        <translation>Copiar para informar de un fallo</translation>
    </message>
    <message>
        <source>Icons: Lucide, ISC.</source>
        <translation>Iconos: Lucide, ISC.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Qt for Python: LGPL 3.</source>
        <translation>Qt para Python: LGPL 3.</translation>
    </message>
    <message>
        <source>Quizapp</source>
        <translation>Quizapp</translation>
    </message>
    <message>
        <source>The bank about Luis Almagro and its source, from Wikipedia: CC BY-SA 4.0.</source>
        <translation>El banco sobre Luis Almagro y su fuente, de Wikipedia: CC BY-SA 4.0.</translation>
    </message>
    <message>
        <source>The code: MIT.</source>
        <translation>El código: MIT.</translation>
    </message>
    <message>
        <source>Turns documents into quizzes that can be trusted: every answer leads to the passage that proves it.</source>
        <translation>Convierte documentos en cuestionarios de los que te puedes fiar: cada respuesta lleva al pasaje que la demuestra.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
</context>
<context>
    <name>ActivityCalendar</name>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>AnswerWidget</name>
    <message>
        <source>Your answer</source>
        <translation>Tu respuesta</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this notice</source>
        <translation>Cerrar este aviso</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Descartarlos</translation>
    </message>
    <message>
        <source>{count} of them were changed in the file, too.</source>
        <translation>Cambiados también en el archivo: {count}.</translation>
    </message>
    <message>
        <source>{count} unsaved changes of {moment} were brought back.</source>
        <translation>Cambios sin guardar recuperados, del {moment}: {count}.</translation>
    </message>
    <message>
        <source>{file} was changed by another program.</source>
        <translation>Otro programa ha cambiado {file}.</translation>
    </message>
</context>
<context>
    <name>BeliefsView</name>
    <message>
        <source>Asked</source>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>Chosen by</source>
        <translation>Elegida por</translation>
    </message>
    <message>
        <source>Look at the question</source>
        <translation>Ver la pregunta</translation>
    </message>
    <message>
        <source>Misconceptions</source>
        <translation>Ideas equivocadas</translation>
    </message>
    <message>
        <source>No wrong option was chosen twice.</source>
        <translation>Ninguna opción incorrecta se ha elegido dos veces.</translation>
    </message>
    <message>
        <source>Open in the editor</source>
        <translation>Abrir en el editor</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>Abrir la fuente</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>To read in class</source>
        <translation>Para leer en clase</translation>
    </message>
    <message>
        <source>Wrong option</source>
        <translation>Opción incorrecta</translation>
    </message>
    <message>
        <source>{n} of {drawn} students asked chose this:</source>
        <translation>{n} de {drawn} estudiantes preguntados eligieron esto:</translation>
    </message>
</context>
<context>
    <name>BinView</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Deleted questions</source>
        <translation>Preguntas eliminadas</translation>
    </message>
    <message>
        <source>Deleted questions stay here for 30 days.</source>
        <translation>Las preguntas eliminadas se quedan aquí 30 días.</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>La papelera está vacía.</translation>
    </message>
    <message>
        <source>deleted {moment} · {days} days left</source>
        <translation>eliminada: {moment} · días que quedan: {days}</translation>
    </message>
</context>
<context>
    <name>BulkPane</name>
    <message>
        <source>A number above 0</source>
        <translation>Un número mayor que 0</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Each change is one step: Ctrl+Z takes it back.</source>
        <translation>Cada cambio es un paso: Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>Make it the only one</source>
        <translation>Dejarlo como único</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Put into the bin</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>Set for all</source>
        <translation>Poner en todas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Storm</source>
        <translation>Tormenta</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>{count} questions selected</source>
        <translation>Preguntas seleccionadas: {count}</translation>
    </message>
</context>
<context>
    <name>CardsWidget</name>
    <message>
        <source>Choose all that are right.</source>
        <translation>Elige todas las correctas.</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>Respuesta correcta</translation>
    </message>
    <message>
        <source>Your answer, right</source>
        <translation>Tu respuesta, correcta</translation>
    </message>
    <message>
        <source>Your answer, wrong</source>
        <translation>Tu respuesta, incorrecta</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>New score</source>
        <translation>Nuevo resultado</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>Cuestionario</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>no longer</source>
        <translation>ya no</translation>
    </message>
    <message>
        <source>now yes</source>
        <translation>ahora sí</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>As a chart</source>
        <translation>Como gráfico</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Como tabla</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>{count} more are not shown.</source>
        <translation>No se muestran {count} más.</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Add an option</source>
        <translation>Añadir una opción</translation>
    </message>
    <message>
        <source>Option {number}</source>
        <translation>Opción {number}</translation>
    </message>
    <message>
        <source>Options: mark the right one</source>
        <translation>Opciones: marca la correcta</translation>
    </message>
    <message>
        <source>Options: mark what is right</source>
        <translation>Opciones: marca las correctas</translation>
    </message>
</context>
<context>
    <name>CitationList</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show passage {n} in its source</source>
        <translation>Mostrar el pasaje {n} en su fuente</translation>
    </message>
    <message>
        <source>Take passage {n} away</source>
        <translation>Quitar el pasaje {n}</translation>
    </message>
    <message>
        <source>has changed</source>
        <translation>ha cambiado</translation>
    </message>
    <message>
        <source>has moved</source>
        <translation>se ha movido</translation>
    </message>
    <message>
        <source>not found in the source</source>
        <translation>no se encuentra en la fuente</translation>
    </message>
</context>
<context>
    <name>ClassPage</name>
    <message>
        <source>All quizzes</source>
        <translation>Todos los cuestionarios</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>Calculando…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Fewer than {count} attempts: read the figures as a hint, not as a verdict.</source>
        <translation>Menos de {count} intentos: toma las cifras como un indicio, no como un veredicto.</translation>
    </message>
    <message>
        <source>Misconceptions</source>
        <translation>Ideas equivocadas</translation>
    </message>
    <message>
        <source>No exam has been submitted yet. Practice can be looked at, too: students see the answers there, so read its figures with care.</source>
        <translation>Aún no se ha entregado ningún examen. También puedes mirar la práctica: en ella los estudiantes ven las respuestas, así que lee sus cifras con cautela.</translation>
    </message>
    <message>
        <source>Nobody has submitted a quiz yet. When students have, their scores, the questions that need work and the passages to read again stand here.</source>
        <translation>Nadie ha entregado aún un cuestionario. Cuando lo hagan, aquí estarán los resultados, las preguntas que mejorar y los pasajes que releer.</translation>
    </message>
    <message>
        <source>Open the library</source>
        <translation>Abrir la biblioteca</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Pasajes</translation>
    </message>
    <message>
        <source>Practice, too</source>
        <translation>También la práctica</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>Cuestionario</translation>
    </message>
    <message>
        <source>Show practice</source>
        <translation>Mostrar la práctica</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Estudiantes</translation>
    </message>
    <message>
        <source>This question has no passage.</source>
        <translation>Esta pregunta no tiene pasaje.</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Which attempts</source>
        <translation>Qué intentos</translation>
    </message>
</context>
<context>
    <name>ClozeEditor</name>
    <message>
        <source>Gap {id}</source>
        <translation>Hueco {id}</translation>
    </message>
    <message>
        <source>Kind of gap {id}</source>
        <translation>Tipo del hueco {id}</translation>
    </message>
    <message>
        <source>Select words of the text and press “Make a gap”, or write {1}, {2} there.</source>
        <translation>Selecciona palabras del texto y pulsa «Crear un hueco», o escribe {1}, {2} en él.</translation>
    </message>
</context>
<context>
    <name>ClozeWidget</name>
    <message>
        <source>Gap {number}: {word}</source>
        <translation>Hueco {number}: {word}</translation>
    </message>
    <message>
        <source>Right answer: {key}</source>
        <translation>Respuesta correcta: {key}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>correcto</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>incorrecto</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>A teacher</source>
        <translation>Docente</translation>
    </message>
    <message>
        <source>As the file has it; Ctrl+Z brings the changes back.</source>
        <translation>Como está en el archivo; Ctrl+Z recupera los cambios.</translation>
    </message>
    <message>
        <source>The passage is cited.</source>
        <translation>El pasaje está citado.</translation>
    </message>
    <message>
        <source>{count} in the bin; Ctrl+Z takes it back.</source>
        <translation>En la papelera: {count}; Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>{count} questions changed.</source>
        <translation>Preguntas cambiadas: {count}.</translation>
    </message>
</context>
<context>
    <name>CoverageView</name>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>None of this bank's documents can be read.</source>
        <translation>No se puede leer ningún documento de este banco.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>Parts of the document</source>
        <translation>Partes del documento</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Correcta</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Frases</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>asked in quizzes</source>
        <translation>se hacen en cuestionarios</translation>
    </message>
    <message>
        <source>drafts only</source>
        <translation>solo borradores</translation>
    </message>
    <message>
        <source>hard: under half were right</source>
        <translation>difícil: menos de la mitad correctas</translation>
    </message>
    <message>
        <source>{covered} of {count}</source>
        <translation>{covered} de {count}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copy the report</source>
        <translation>Copiar el informe</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Algo ha fallado</translation>
    </message>
    <message>
        <source>Something went wrong in Quizapp</source>
        <translation>Algo ha fallado en Quizapp</translation>
    </message>
    <message>
        <source>This is a fault of the program, not yours. Every answer that was marked as saved is saved. You can go on; if it happens again, please report it with the text below.</source>
        <translation>Es un fallo del programa, no tuyo. Todas las respuestas marcadas como guardadas están guardadas. Puedes seguir; si vuelve a ocurrir, comunícalo con el texto de abajo.</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>2020, 2020-03 or 2020-03-03</source>
        <translation>2020, 2020-03 o 2020-03-03</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Write a year, or year-month, or year-month-day.</source>
        <translation>Escribe un año, o año-mes, o año-mes-día.</translation>
    </message>
    <message>
        <source>the day is asked for</source>
        <translation>se pide el día</translation>
    </message>
    <message>
        <source>the month is asked for</source>
        <translation>se pide el mes</translation>
    </message>
    <message>
        <source>the year is asked for</source>
        <translation>se pide el año</translation>
    </message>
</context>
<context>
    <name>DayGrid</name>
    <message>
        <source>1 answer</source>
        <translation>1 respuesta</translation>
    </message>
    <message>
        <source>Days with answers: {days} of the last {all}, {count} answers</source>
        <translation>Días con respuestas: {days} de los últimos {all}; respuestas: {count}</translation>
    </message>
    <message>
        <source>no answers</source>
        <translation>ninguna respuesta</translation>
    </message>
    <message>
        <source>{count} answers</source>
        <translation>{count} respuestas</translation>
    </message>
</context>
<context>
    <name>DefinitionsDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Formula: {words}</source>
        <translation>Fórmula: {words}</translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>Qué significan las cifras</translation>
    </message>
</context>
<context>
    <name>DetailsView</name>
    <message>
        <source>About this bank</source>
        <translation>Sobre este banco</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
</context>
<context>
    <name>DisputeBox</name>
    <message>
        <source>I dispute this</source>
        <translation>No estoy de acuerdo</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>What is right, and why?</source>
        <translation>¿Qué es lo correcto, y por qué?</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
</context>
<context>
    <name>DisputesPage</name>
    <message>
        <source>Accept both …</source>
        <translation>Aceptar ambas…</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Answer to {name}</source>
        <translation>Respuesta a {name}</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondidas</translation>
    </message>
    <message>
        <source>Closed ones, too</source>
        <translation>También las cerradas</translation>
    </message>
    <message>
        <source>Correct the key …</source>
        <translation>Corregir la clave…</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>Reclamaciones</translation>
    </message>
    <message>
        <source>Nobody disputes anything.</source>
        <translation>Nadie reclama nada.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Open the passage</source>
        <translation>Abrir el pasaje</translation>
    </message>
    <message>
        <source>Or answer why the grade stands</source>
        <translation>O responde por qué se mantiene la calificación</translation>
    </message>
    <message>
        <source>Quizzes</source>
        <translation>Cuestionarios</translation>
    </message>
    <message>
        <source>Regrade with the new key …</source>
        <translation>Recalificar con la nueva clave…</translation>
    </message>
    <message>
        <source>Students say here that an answer was graded wrongly. What you decide is told to them beside their result.</source>
        <translation>Aquí dicen los estudiantes que una respuesta se calificó mal. Lo que decidas se les dice junto a su resultado.</translation>
    </message>
    <message>
        <source>The answer is sent.</source>
        <translation>La respuesta está enviada.</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>La clave</translation>
    </message>
    <message>
        <source>This bank comes with Quizapp: its key cannot be corrected.</source>
        <translation>Este banco viene con Quizapp: su clave no se puede corregir.</translation>
    </message>
    <message>
        <source>{name} says</source>
        <translation>{name} dice</translation>
    </message>
</context>
<context>
    <name>DocumentsView</name>
    <message>
        <source>A review was begun and waits for you.</source>
        <translation>Hay una revisión empezada que te espera.</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>Añadir documentos</translation>
    </message>
    <message>
        <source>Add documents …</source>
        <translation>Añadir documentos…</translation>
    </message>
    <message>
        <source>As the app read it</source>
        <translation>Como lo leyó el programa</translation>
    </message>
    <message>
        <source>Can be read: {kinds}</source>
        <translation>Se puede leer: {kinds}</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Documents ({kinds})</source>
        <translation>Documentos ({kinds})</translation>
    </message>
    <message>
        <source>Drop documents here, or add them. Every question that is made of them shows the passage that proves its answer, and you decide about each.</source>
        <translation>Suelta documentos aquí, o añádelos. Cada pregunta que se hace con ellos muestra el pasaje que demuestra su respuesta, y tú decides sobre cada una.</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generar</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Seguir con ella</translation>
    </message>
    <message>
        <source>Make questions</source>
        <translation>Hacer preguntas</translation>
    </message>
    <message>
        <source>Read it as the app did</source>
        <translation>Leerlo como lo hizo el programa</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Take {name} off the list</source>
        <translation>Quitar {name} de la lista</translation>
    </message>
    <message>
        <source>The same document as {name}; it is read once.</source>
        <translation>El mismo documento que {name}; se lee una vez.</translation>
    </message>
</context>
<context>
    <name>DoneView</name>
    <message>
        <source>Go on with the review</source>
        <translation>Seguir con la revisión</translation>
    </message>
    <message>
        <source>Open it in the editor</source>
        <translation>Abrirlo en el editor</translation>
    </message>
    <message>
        <source>Other documents</source>
        <translation>Otros documentos</translation>
    </message>
    <message>
        <source>See what it covers</source>
        <translation>Ver qué abarca</translation>
    </message>
    <message>
        <source>Take a quiz</source>
        <translation>Hacer un cuestionario</translation>
    </message>
    <message>
        <source>The file: {path}</source>
        <translation>El archivo: {path}</translation>
    </message>
</context>
<context>
    <name>DraftPane</name>
    <message>
        <source>Right answer</source>
        <translation>Respuesta correcta</translation>
    </message>
    <message>
        <source>The draft</source>
        <translation>El borrador</translation>
    </message>
    <message>
        <source>What could be better</source>
        <translation>Qué podría mejorar</translation>
    </message>
    <message>
        <source>Why the generator is not sure</source>
        <translation>Por qué duda el generador</translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message>
        <source>Comparing {count} questions …</source>
        <translation>Comparando {count} preguntas…</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicadas</translation>
    </message>
    <message>
        <source>Edit the first</source>
        <translation>Editar la primera</translation>
    </message>
    <message>
        <source>Edit the second</source>
        <translation>Editar la segunda</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Primera</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Conservar ambas</translation>
    </message>
    <message>
        <source>No two questions ask the same.</source>
        <translation>No hay dos preguntas que pregunten lo mismo.</translation>
    </message>
    <message>
        <source>Pairs that ask the same: {count}. Retired questions are not asked again.</source>
        <translation>Parejas que preguntan lo mismo: {count}. Las preguntas retiradas no se vuelven a hacer.</translation>
    </message>
    <message>
        <source>Retire the first</source>
        <translation>Retirar la primera</translation>
    </message>
    <message>
        <source>Retire the second</source>
        <translation>Retirar la segunda</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Segunda</translation>
    </message>
    <message>
        <source>different answers!</source>
        <translation>¡respuestas distintas!</translation>
    </message>
    <message>
        <source>same answer</source>
        <translation>misma respuesta</translation>
    </message>
</context>
<context>
    <name>EditView</name>
    <message>
        <source> (and {count} more)</source>
        <translation> (y {count} más)</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>Volver a la revisión</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Nothing to mend.</source>
        <translation>Nada que corregir.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>EditorPage</name>
    <message>
        <source>Brought together; Ctrl+S saves it.</source>
        <translation>Combinado; Ctrl+S lo guarda.</translation>
    </message>
    <message>
        <source>Nothing here can be mended for certain.</source>
        <translation>Aquí no hay nada que se pueda corregir con certeza.</translation>
    </message>
    <message>
        <source>Nothing to mend.</source>
        <translation>Nada que corregir.</translation>
    </message>
    <message>
        <source>Saved, but for unfinished questions, which are kept here: {count}.</source>
        <translation>Guardado, salvo las preguntas sin terminar, que se conservan aquí: {count}.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>{title} (my copy)</source>
        <translation>{title} (mi copia)</translation>
    </message>
</context>
<context>
    <name>EntryLine</name>
    <message>
        <source>A date</source>
        <translation>Una fecha</translation>
    </message>
    <message>
        <source>A day, month and year</source>
        <translation>Día, mes y año</translation>
    </message>
    <message>
        <source>A month and a year</source>
        <translation>Mes y año</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Un número</translation>
    </message>
    <message>
        <source>A number ({unit})</source>
        <translation>Un número ({unit})</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Un año</translation>
    </message>
    <message>
        <source>This is not read as a date.</source>
        <translation>Esto no se entiende como fecha.</translation>
    </message>
    <message>
        <source>This is not read as a number.</source>
        <translation>Esto no se entiende como número.</translation>
    </message>
    <message>
        <source>Type your answer</source>
        <translation>Escribe tu respuesta</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message>
        <source>Found. That is the passage that proves it.</source>
        <translation>Encontrado. Ese es el pasaje que lo demuestra.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Near: {share} of the passage is in what you marked.</source>
        <translation>Cerca: un {share} del pasaje está en lo que has marcado.</translation>
    </message>
    <message>
        <source>Not there. The passage that proves it is marked now.</source>
        <translation>Ahí no. Ahora está marcado el pasaje que lo demuestra.</translation>
    </message>
    <message>
        <source>Select it, or put the cursor into it, and press Enter.</source>
        <translation>Selecciónala, o pon el cursor en ella, y pulsa Intro.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>The source itself is not at hand.</source>
        <translation>La fuente misma no está disponible.</translation>
    </message>
    <message>
        <source>This proves it</source>
        <translation>Esto lo demuestra</translation>
    </message>
    <message>
        <source>Which sentence proves it?</source>
        <translation>¿Qué frase lo demuestra?</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>As</source>
        <translation>Como</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export '{title}'</source>
        <translation>Exportar «{title}»</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Import {file}</source>
        <translation>Importar {file}</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Make a bank of it</source>
        <translation>Hacer un banco con ello</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>Guardado como {file}.</translation>
    </message>
    <message>
        <source>Title of the bank</source>
        <translation>Título del banco</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiada</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>conservada</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omitida</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>línea {line}</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>cambiadas: {count}</translation>
    </message>
    <message>
        <source>{count} kept as they are</source>
        <translation>conservadas como están: {count}</translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>omitidas: {count}</translation>
    </message>
    <message>
        <source>{count} questions are in a new bank, as drafts.</source>
        <translation>Preguntas en un banco nuevo, como borradores: {count}.</translation>
    </message>
    <message>
        <source>{file} cannot be read; nothing of it was stored.</source>
        <translation>{file} no se puede leer; no se ha guardado nada.</translation>
    </message>
    <message>
        <source>{format}. Nothing is stored yet; what you keep comes in as drafts.</source>
        <translation>{format}. Aún no se ha guardado nada; lo que conserves entra como borrador.</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… y {count} más</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>Tablas CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Folder for the tables</source>
        <translation>Carpeta de las tablas</translation>
    </message>
    <message>
        <source>Gradebook for Canvas (CSV) …</source>
        <translation>Calificaciones para Canvas (CSV)…</translation>
    </message>
    <message>
        <source>Gradebook for Moodle (CSV) …</source>
        <translation>Calificaciones para Moodle (CSV)…</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Documentos PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Report to print (PDF) …</source>
        <translation>Informe para imprimir (PDF)…</translation>
    </message>
    <message>
        <source>Tables (a folder of CSV files) …</source>
        <translation>Tablas (una carpeta de archivos CSV)…</translation>
    </message>
    <message>
        <source>Workbook (XLSX) …</source>
        <translation>Libro de cálculo (XLSX)…</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Libros de cálculo (*.xlsx)</translation>
    </message>
    <message>
        <source>Written: {files}</source>
        <translation>Escrito: {files}</translation>
    </message>
</context>
<context>
    <name>ExtraTimePage</name>
    <message>
        <source>Extra time</source>
        <translation>Tiempo extra</translation>
    </message>
    <message>
        <source>Granted from the next attempt on, in every quiz with a limit. Students see what is extra before they start.</source>
        <translation>Se concede desde el próximo intento, en todo cuestionario con límite. Los estudiantes ven el tiempo extra antes de empezar.</translation>
    </message>
    <message>
        <source>No students yet: they give their names on Home.</source>
        <translation>Aún no hay estudiantes: dan su nombre en Inicio.</translation>
    </message>
    <message>
        <source>Quizzes</source>
        <translation>Cuestionarios</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Buscar por nombre</translation>
    </message>
</context>
<context>
    <name>FeedbackCard</name>
    <message>
        <source>Accepted, spelt: {key}</source>
        <translation>Aceptada; se escribe: {key}</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>Abrir la fuente</translation>
    </message>
    <message>
        <source>The passage that proves it</source>
        <translation>El pasaje que lo demuestra</translation>
    </message>
    <message>
        <source>The source has changed here since.</source>
        <translation>La fuente ha cambiado aquí desde entonces.</translation>
    </message>
    <message>
        <source>The source no longer has this passage.</source>
        <translation>La fuente ya no tiene este pasaje.</translation>
    </message>
    <message>
        <source>This question names no source.</source>
        <translation>Esta pregunta no nombra ninguna fuente.</translation>
    </message>
    <message>
        <source>What your answer belongs to</source>
        <translation>Aquello a lo que corresponde tu respuesta</translation>
    </message>
</context>
<context>
    <name>GapField</name>
    <message>
        <source>Choose</source>
        <translation>Elige</translation>
    </message>
    <message>
        <source>Gap {number}: {hint}</source>
        <translation>Hueco {number}: {hint}</translation>
    </message>
    <message>
        <source>date</source>
        <translation>fecha</translation>
    </message>
    <message>
        <source>month and year</source>
        <translation>mes y año</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>right</source>
        <translation>correcto</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>incorrecto</translation>
    </message>
    <message>
        <source>year</source>
        <translation>año</translation>
    </message>
</context>
<context>
    <name>GeneratePage</name>
    <message>
        <source>Back to the documents</source>
        <translation>Volver a los documentos</translation>
    </message>
    <message>
        <source>Finish what is under way here first, then add the documents.</source>
        <translation>Termina primero lo que está en marcha aquí y añade después los documentos.</translation>
    </message>
    <message>
        <source>No sentence had a date, a number, a name or a list that a question could ask for.</source>
        <translation>Ninguna frase tenía una fecha, un número, un nombre o una lista por los que preguntar.</translation>
    </message>
    <message>
        <source>Nothing was kept yet: K keeps a draft.</source>
        <translation>Aún no has conservado nada: K conserva un borrador.</translation>
    </message>
</context>
<context>
    <name>GoalRing</name>
    <message>
        <source>Today {answered} of {goal} answers</source>
        <translation>Hoy, {answered} de {goal} respuestas</translation>
    </message>
    <message>
        <source>goal reached</source>
        <translation>meta alcanzada</translation>
    </message>
    <message>
        <source>goal {goal}</source>
        <translation>meta: {goal}</translation>
    </message>
    <message>
        <source>of {goal} today</source>
        <translation>de {goal} hoy</translation>
    </message>
</context>
<context>
    <name>HandInPage</name>
    <message>
        <source>'{name}' is here already, on Home.</source>
        <translation>«{name}» ya está aquí, en Inicio.</translation>
    </message>
    <message>
        <source>'{name}' is on Home now.</source>
        <translation>«{name}» está ahora en Inicio.</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Nothing to hand in yet.</source>
        <translation>Aún no hay nada que entregar.</translation>
    </message>
    <message>
        <source>Open quiz pack</source>
        <translation>Abrir un paquete de cuestionario</translation>
    </message>
    <message>
        <source>Open quiz pack …</source>
        <translation>Abrir un paquete de cuestionario…</translation>
    </message>
    <message>
        <source>Open the file that your teacher gave you; the quiz stands on Home then. When you have submitted it, save the result file here and give it to your teacher.</source>
        <translation>Abre el archivo que te dio tu docente; el cuestionario aparecerá en Inicio. Cuando lo hayas entregado, guarda aquí el archivo de resultado y dáselo a tu docente.</translation>
    </message>
    <message>
        <source>Quiz packs (*.quizpack)</source>
        <translation>Paquetes de cuestionario (*.quizpack)</translation>
    </message>
    <message>
        <source>Results (*.quizresult)</source>
        <translation>Resultados (*.quizresult)</translation>
    </message>
    <message>
        <source>Save result file</source>
        <translation>Guardar el archivo de resultado</translation>
    </message>
    <message>
        <source>Save result file of {title}</source>
        <translation>Guardar el archivo de resultado de {title}</translation>
    </message>
    <message>
        <source>Save result file …</source>
        <translation>Guardar el archivo de resultado…</translation>
    </message>
    <message>
        <source>Your teacher tells you the result.</source>
        <translation>Tu docente te dirá el resultado.</translation>
    </message>
    <message>
        <source>{file} is written: give it to your teacher.</source>
        <translation>{file} está escrito: dáselo a tu docente.</translation>
    </message>
</context>
<context>
    <name>HandOutPage</name>
    <message>
        <source>Choose the result files of your students; the same file twice does no harm.</source>
        <translation>Elige los archivos de resultado de tus estudiantes; repetir un archivo no estropea nada.</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>Recoger</translation>
    </message>
    <message>
        <source>Collect results</source>
        <translation>Recoger resultados</translation>
    </message>
    <message>
        <source>Collect results …</source>
        <translation>Recoger resultados…</translation>
    </message>
    <message>
        <source>Documents not found: {titles}.</source>
        <translation>Documentos que no se encuentran: {titles}.</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>Repartir</translation>
    </message>
    <message>
        <source>Hand out and collect</source>
        <translation>Repartir y recoger</translation>
    </message>
    <message>
        <source>Keep the password: nobody can read the keys without it.</source>
        <translation>Guarda la contraseña: sin ella nadie puede leer las claves.</translation>
    </message>
    <message>
        <source>One file with the quiz and all that it needs. Students open it in Quizapp and hand a result file in.</source>
        <translation>Un archivo con el cuestionario y todo lo que necesita. Los estudiantes lo abren en Quizapp y entregan un archivo de resultado.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>Cuestionario</translation>
    </message>
    <message>
        <source>Quiz packs (*.quizpack)</source>
        <translation>Paquetes de cuestionario (*.quizpack)</translation>
    </message>
    <message>
        <source>Results (*.quizresult)</source>
        <translation>Resultados (*.quizresult)</translation>
    </message>
    <message>
        <source>Save quiz pack</source>
        <translation>Guardar el paquete</translation>
    </message>
    <message>
        <source>Save quiz pack …</source>
        <translation>Guardar el paquete…</translation>
    </message>
    <message>
        <source>With a password the keys of an exam are encrypted, and students are told nothing; whoever has the file can try passwords, so take a long one. Without one, students see at once what was right, and who opens the file with another program can read the keys before.</source>
        <translation>Con contraseña, las claves de un examen van cifradas y a los estudiantes no se les dice nada; quien tenga el archivo puede probar contraseñas, así que elige una larga. Sin ella, los estudiantes ven enseguida qué era correcto, y quien abra el archivo con otro programa puede leer antes las claves.</translation>
    </message>
    <message>
        <source>{file} is written: {questions}.</source>
        <translation>{file} está escrito: {questions}.</translation>
    </message>
    <message>
        <source>{file}: collected already.</source>
        <translation>{file}: ya recogido.</translation>
    </message>
    <message>
        <source>{person}: {quiz}, {marks} of {maximum} points.</source>
        <translation>{person}: {quiz}, {marks} de {maximum} puntos.</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>About this bank</source>
        <translation>Sobre este banco</translation>
    </message>
    <message>
        <source>All is saved</source>
        <translation>Todo está guardado</translation>
    </message>
    <message>
        <source>Back to the file as it is</source>
        <translation>Volver al archivo tal como está</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Compare with the file</source>
        <translation>Comparar con el archivo</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>Copiar la pregunta</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>Buscar duplicadas</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Nueva pregunta</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>{count} not saved yet; kept as a draft</source>
        <translation>Sin guardar: {count}; se conserva como borrador</translation>
    </message>
</context>
<context>
    <name>HeatMapView</name>
    <message>
        <source>Students by topics</source>
        <translation>Estudiantes por temas</translation>
    </message>
    <message>
        <source>The questions of these attempts have no topics.</source>
        <translation>Las preguntas de estos intentos no tienen temas.</translation>
    </message>
    <message>
        <source>The share of the points that each student earned in each topic. A heading sorts; a cell leads to the student. Help is offered below {share}, from {count} answers on.</source>
        <translation>La parte de los puntos que cada estudiante ha obtenido en cada tema. Un encabezado ordena; una celda lleva al estudiante. Se ofrece ayuda por debajo del {share}, a partir de {count} respuestas.</translation>
    </message>
</context>
<context>
    <name>HeatModel</name>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>{score}, answers: {count}</source>
        <translation>{score}, respuestas: {count}</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Bank</source>
        <translation>Banco</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Abandonado</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>No aprobado</translation>
    </message>
    <message>
        <source>Not submitted in time</source>
        <translation>No entregado a tiempo</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>Cuestionario</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>{now}, regraded from {before}</source>
        <translation>{now}, recalificado desde {before}</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>Tablas CSV (*.csv)</translation>
    </message>
    <message>
        <source>Every mode</source>
        <translation>Todos los modos</translation>
    </message>
    <message>
        <source>Every status</source>
        <translation>Todos los estados</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export as CSV …</source>
        <translation>Exportar como CSV…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>No attempts yet. Take a quiz, and see yourself improve here.</source>
        <translation>Aún no hay intentos. Haz un cuestionario y verás aquí cómo mejoras.</translation>
    </message>
    <message>
        <source>Open the library</source>
        <translation>Abrir la biblioteca</translation>
    </message>
    <message>
        <source>Search by quiz or bank</source>
        <translation>Buscar por cuestionario o banco</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>HistoryPane</name>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Back to the file</source>
        <translation>Volver al archivo</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Bring this back</source>
        <translation>Recuperar esto</translation>
    </message>
    <message>
        <source>Changed: {fields}</source>
        <translation>Cambiado: {fields}</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare: {when}</source>
        <translation>Comparar: {when}</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>No save has changed this question yet.</source>
        <translation>Esta pregunta aún no ha cambiado al guardar.</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>{moment} · by another program</source>
        <translation>{moment} · por otro programa</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Continue {title}</source>
        <translation>Continuar {title}</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Pendiente hoy</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>From your teacher</source>
        <translation>De tu docente</translation>
    </message>
    <message>
        <source>Hello, {name}</source>
        <translation>Hola, {name}</translation>
    </message>
    <message>
        <source>Last results</source>
        <translation>Últimos resultados</translation>
    </message>
    <message>
        <source>Open the library</source>
        <translation>Abrir la biblioteca</translation>
    </message>
    <message>
        <source>Or go on as</source>
        <translation>O sigue como</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Practicar</translation>
    </message>
    <message>
        <source>Practise what is due today</source>
        <translation>Practicar lo pendiente de hoy</translation>
    </message>
    <message>
        <source>Quizzes that you can trust: every answer leads to the passage that proves it.</source>
        <translation>Cuestionarios de los que te puedes fiar: cada respuesta lleva al pasaje que la demuestra.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Review {title}</source>
        <translation>Revisar {title}</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Start a quiz</source>
        <translation>Empezar un cuestionario</translation>
    </message>
    <message>
        <source>Take a quiz</source>
        <translation>Hacer un cuestionario</translation>
    </message>
    <message>
        <source>Take a quiz from {title}</source>
        <translation>Hacer un cuestionario de {title}</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Hacerlo</translation>
    </message>
    <message>
        <source>Take {title}</source>
        <translation>Hacer {title}</translation>
    </message>
    <message>
        <source>The time of this attempt is over.</source>
        <translation>El tiempo de este intento ha terminado.</translation>
    </message>
    <message>
        <source>There is no bank to take a quiz from yet.</source>
        <translation>Aún no hay ningún banco del que hacer un cuestionario.</translation>
    </message>
    <message>
        <source>Welcome to Quizapp</source>
        <translation>Te damos la bienvenida a Quizapp</translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation>¿Cómo te llamas?</translation>
    </message>
    <message>
        <source>What you have learnt comes back before it is forgotten.</source>
        <translation>Lo que has aprendido vuelve antes de que se te olvide.</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>Quién eres</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>Your results are kept under it, on this computer only.</source>
        <translation>Tus resultados se guardan con él, solo en este ordenador.</translation>
    </message>
    <message>
        <source>last {last}, best {best}</source>
        <translation>último: {last}, mejor: {best}</translation>
    </message>
    <message>
        <source>{done} of {count} answered</source>
        <translation>{done} de {count} respondidas</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
    </message>
</context>
<context>
    <name>IssuesPane</name>
    <message>
        <source>Fix it</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Fix: {what}</source>
        <translation>Corregir: {what}</translation>
    </message>
    <message>
        <source>Nothing to mend. The question can be saved.</source>
        <translation>Nada que corregir. La pregunta se puede guardar.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Observación</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Sin terminar</translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>May swap with the one above</source>
        <translation>Puede cambiarse con el de arriba</translation>
    </message>
</context>
<context>
    <name>KeepView</name>
    <message>
        <source>A new bank</source>
        <translation>Un banco nuevo</translation>
    </message>
    <message>
        <source>Add to a bank of mine</source>
        <translation>Añadir a un banco mío</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>Volver a la revisión</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Banco</translation>
    </message>
    <message>
        <source>Beside the documents, which stay where they are: {folder}</source>
        <translation>Junto a los documentos, que se quedan donde están: {folder}</translation>
    </message>
    <message>
        <source>Choose who you are on Home, so that the review has a name.</source>
        <translation>Elige en Inicio quién eres, para que la revisión lleve un nombre.</translation>
    </message>
    <message>
        <source>Folder for the bank</source>
        <translation>Carpeta del banco</translation>
    </message>
    <message>
        <source>I have reviewed them</source>
        <translation>Las he revisado</translation>
    </message>
    <message>
        <source>In a folder that Quizapp keeps, with copies of the documents</source>
        <translation>En una carpeta que guarda Quizapp, con copias de los documentos</translation>
    </message>
    <message>
        <source>In another folder …</source>
        <translation>En otra carpeta…</translation>
    </message>
    <message>
        <source>In {folder}, with copies of the documents</source>
        <translation>En {folder}, con copias de los documentos</translation>
    </message>
    <message>
        <source>Into a bank</source>
        <translation>A un banco</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>The bank says that {name} vouches for them, and since when.</source>
        <translation>El banco dice que {name} responde por ellas, y desde cuándo.</translation>
    </message>
    <message>
        <source>The documents</source>
        <translation>Los documentos</translation>
    </message>
    <message>
        <source>They passed every check of the generator: quizzes draw them.</source>
        <translation>Han pasado todas las comprobaciones del generador: los cuestionarios las usan.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Title of the bank</source>
        <translation>Título del banco</translation>
    </message>
    <message>
        <source>Where its file lies</source>
        <translation>Dónde está su archivo</translation>
    </message>
    <message>
        <source>{name} is copied beside the bank.</source>
        <translation>{name} se copia junto al banco.</translation>
    </message>
    <message>
        <source>{name} stays where it is; the bank refers to it.</source>
        <translation>{name} se queda donde está; el banco remite a él.</translation>
    </message>
</context>
<context>
    <name>KnownLegend</name>
    <message>
        <source>Known: {count}</source>
        <translation>Sabidos: {count}</translation>
    </message>
    <message>
        <source>Not known yet: {count}</source>
        <translation>Aún no sabidos: {count}</translation>
    </message>
    <message>
        <source>Partly known: {count}</source>
        <translation>Sabidos en parte: {count}</translation>
    </message>
    <message>
        <source>Show how well I know it</source>
        <translation>Mostrar lo bien que lo sé</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>'{title}' is open.</source>
        <translation>«{title}» está abierto.</translation>
    </message>
    <message>
        <source>A quiz from a file …</source>
        <translation>Un cuestionario de un archivo…</translation>
    </message>
    <message>
        <source>Banks are files that stay where they are. You can drop one on the window.</source>
        <translation>Los bancos son archivos que se quedan donde están. Puedes soltar uno sobre la ventana.</translation>
    </message>
    <message>
        <source>Best {best} · last {last}</source>
        <translation>Mejor: {best} · último: {last}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Comes with Quizapp</source>
        <translation>Viene con Quizapp</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Edit {title}</source>
        <translation>Editar {title}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export {title}</source>
        <translation>Exportar {title}</translation>
    </message>
    <message>
        <source>Generate from documents …</source>
        <translation>Generar a partir de documentos…</translation>
    </message>
    <message>
        <source>It was moved</source>
        <translation>Se ha movido</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>Ya conocido</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>New bank</source>
        <translation>Nuevo banco</translation>
    </message>
    <message>
        <source>No banks yet. Open a bank file to begin.</source>
        <translation>Aún no hay bancos. Abre un archivo de banco para empezar.</translation>
    </message>
    <message>
        <source>Not found: {titles}. What they prove is not asked.</source>
        <translation>No se encuentra: {titles}. No se pregunta lo que demuestran.</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>En papel</translation>
    </message>
    <message>
        <source>Open a bank</source>
        <translation>Abrir un banco</translation>
    </message>
    <message>
        <source>Open a bank …</source>
        <translation>Abrir un banco…</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Question banks</source>
        <translation>Bancos de preguntas</translation>
    </message>
    <message>
        <source>Question banks and files of other programs</source>
        <translation>Bancos de preguntas y archivos de otros programas</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Remove {title} from the list</source>
        <translation>Quitar {title} de la lista</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Sources of {title}</source>
        <translation>Fuentes de {title}</translation>
    </message>
    <message>
        <source>Take '{title}' off the list? Its file and all results stay.</source>
        <translation>¿Quitar «{title}» de la lista? Su archivo y todos los resultados se conservan.</translation>
    </message>
    <message>
        <source>Take a quiz</source>
        <translation>Hacer un cuestionario</translation>
    </message>
    <message>
        <source>Take a quiz from {title}</source>
        <translation>Hacer un cuestionario de {title}</translation>
    </message>
    <message>
        <source>This bank cannot be used: {problem}</source>
        <translation>Este banco no se puede usar: {problem}</translation>
    </message>
    <message>
        <source>{title} on paper</source>
        <translation>{title} en papel</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… y {count} más</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Every kind</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>Every status</source>
        <translation>Todos los estados</translation>
    </message>
    <message>
        <source>Every topic</source>
        <translation>Todos los temas</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Filter · {count}</source>
        <translation>Filtrar · {count}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the questions</source>
        <translation>Buscar en las preguntas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Without a topic</source>
        <translation>Sin tema</translation>
    </message>
    <message>
        <source>{count} questions</source>
        <translation>Preguntas: {count}</translation>
    </message>
    <message>
        <source>{found} of {count} questions</source>
        <translation>{found} de {count} preguntas</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>'{title}' is in progress: finish this exam first, on Home.</source>
        <translation>«{title}» está en curso: termina antes este examen, en Inicio.</translation>
    </message>
</context>
<context>
    <name>MatchingEditor</name>
    <message>
        <source>Add a match</source>
        <translation>Añadir una correspondencia</translation>
    </message>
    <message>
        <source>Add a pair</source>
        <translation>Añadir una pareja</translation>
    </message>
    <message>
        <source>Match {n}</source>
        <translation>Correspondencia {n}</translation>
    </message>
    <message>
        <source>Matches that belong to nothing</source>
        <translation>Correspondencias que sobran</translation>
    </message>
    <message>
        <source>Pair {n}</source>
        <translation>Pareja {n}</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Parejas</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message>
        <source>Changed by another program</source>
        <translation>Cambiado por otro programa</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Aquí</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>En el archivo</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Conservar ambas</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Conservar lo mío</translation>
    </message>
    <message>
        <source>Take the file's</source>
        <translation>Tomar lo del archivo</translation>
    </message>
    <message>
        <source>Take these choices</source>
        <translation>Aplicar lo elegido</translation>
    </message>
    <message>
        <source>both</source>
        <translation>ambas</translation>
    </message>
    <message>
        <source>changed on both sides → {side}</source>
        <translation>cambiada en ambos lados → {side}</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>la mía</translation>
    </message>
    <message>
        <source>the file's</source>
        <translation>la del archivo</translation>
    </message>
    <message>
        <source>{count} questions differ, {conflicts} were changed on both sides. What only one side changed is chosen already; look through it and take your choices. Nothing is written before you save.</source>
        <translation>Preguntas distintas: {count}; cambiadas en ambos lados: {conflicts}. Lo que solo ha cambiado un lado ya está elegido; míralo y elige. No se escribe nada antes de que guardes.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this notice</source>
        <translation>Cerrar este aviso</translation>
    </message>
</context>
<context>
    <name>NumericEditor</name>
    <message>
        <source>Add a number</source>
        <translation>Añadir un número</translation>
    </message>
    <message>
        <source>Number {n}</source>
        <translation>Número {n}</translation>
    </message>
    <message>
        <source>Numbers; the first is shown as the key</source>
        <translation>Números; el primero se muestra como clave</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
</context>
<context>
    <name>NumericRow</name>
    <message>
        <source>A range or a value</source>
        <translation>Un intervalo o un valor</translation>
    </message>
    <message>
        <source>This is not read as a number.</source>
        <translation>Esto no se entiende como número.</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolerancia</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exacto</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>{row}, largest</source>
        <translation>{row}, máximo</translation>
    </message>
    <message>
        <source>{row}, smallest</source>
        <translation>{row}, mínimo</translation>
    </message>
    <message>
        <source>{row}, value</source>
        <translation>{row}, valor</translation>
    </message>
</context>
<context>
    <name>OptionCard</name>
    <message>
        <source>struck out</source>
        <translation>tachada</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>Passages cited: {count}. Take the last away</source>
        <translation>Pasajes citados: {count}. Quitar el último</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>Respuesta correcta</translation>
    </message>
    <message>
        <source>{row} is right</source>
        <translation>{row} es correcta</translation>
    </message>
</context>
<context>
    <name>OrderRow</name>
    <message>
        <source>Alt+Up and Alt+Down move it</source>
        <translation>Alt+Arriba y Alt+Abajo la mueven</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>{place} of {count}: {text}</source>
        <translation>{place} de {count}: {text}</translation>
    </message>
</context>
<context>
    <name>OrderingEditor</name>
    <message>
        <source>Add an item</source>
        <translation>Añadir un elemento</translation>
    </message>
    <message>
        <source>Item {n}</source>
        <translation>Elemento {n}</translation>
    </message>
    <message>
        <source>Items, in the right order</source>
        <translation>Elementos, en el orden correcto</translation>
    </message>
</context>
<context>
    <name>OrderingWidget</name>
    <message>
        <source>Drag the rows into order, or move one with Alt+Up and Alt+Down.</source>
        <translation>Ordena las filas arrastrándolas, o mueve una con Alt+Arriba y Alt+Abajo.</translation>
    </message>
    <message>
        <source>Right place</source>
        <translation>En su sitio</translation>
    </message>
    <message>
        <source>Wrong place</source>
        <translation>Fuera de su sitio</translation>
    </message>
</context>
<context>
    <name>OutlineList</name>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Attempts' scores by quiz</source>
        <translation>Resultados de los intentos por cuestionario</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Mean score by day</source>
        <translation>Resultado medio por día</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Mediana</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Un cuarto</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Scores of the attempts</source>
        <translation>Resultados de los intentos</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Estudiantes</translation>
    </message>
    <message>
        <source>Students' scores by topic</source>
        <translation>Resultados de los estudiantes por tema</translation>
    </message>
    <message>
        <source>Three quarters</source>
        <translation>Tres cuartos</translation>
    </message>
    <message>
        <source>What do these figures mean?</source>
        <translation>¿Qué significan estas cifras?</translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{some} de {all}</translation>
    </message>
</context>
<context>
    <name>PageDrawing</name>
    <message>
        <source>The passage is on this page, but its place was not found.</source>
        <translation>El pasaje está en esta página, pero no se ha encontrado su lugar.</translation>
    </message>
</context>
<context>
    <name>PagePictureView</name>
    <message>
        <source>Drawing the page …</source>
        <translation>Dibujando la página…</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>Página {page}</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeña</translation>
    </message>
</context>
<context>
    <name>PairRow</name>
    <message>
        <source>Choose</source>
        <translation>Elige</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Correspondencia</translation>
    </message>
    <message>
        <source>Match for: {text}</source>
        <translation>Correspondencia de: {text}</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Enunciado</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Correcta</translation>
    </message>
    <message>
        <source>Right answer: {key}</source>
        <translation>Respuesta correcta: {key}</translation>
    </message>
    <message>
        <source>{row}, match</source>
        <translation>{row}, correspondencia</translation>
    </message>
    <message>
        <source>{row}, prompt</source>
        <translation>{row}, enunciado</translation>
    </message>
</context>
<context>
    <name>PairsView</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>PaletteButton</name>
    <message>
        <source>Question {number}: {state}</source>
        <translation>Pregunta {number}: {state}</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>respondida</translation>
    </message>
    <message>
        <source>current</source>
        <translation>actual</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>marcada</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>sin responder</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>aún no vista</translation>
    </message>
    <message>
        <source>partly right</source>
        <translation>parcialmente correcta</translation>
    </message>
    <message>
        <source>right</source>
        <translation>correcta</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>incorrecta</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Sortear otra vez</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Tipos</translation>
    </message>
    <message>
        <source>None chosen: all of them.</source>
        <translation>Ninguno elegido: todos.</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>En papel</translation>
    </message>
    <message>
        <source>Options in another order in each version</source>
        <translation>Opciones en otro orden en cada versión</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Questions in another order in each version</source>
        <translation>Preguntas en otro orden en cada versión</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>The first page</source>
        <translation>La primera página</translation>
    </message>
    <message>
        <source>The same questions for everybody; each version has a code of its own.</source>
        <translation>Las mismas preguntas para todos; cada versión tiene su propio código.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>What the quiz draws, the same questions for everybody.</source>
        <translation>Lo que saca el cuestionario, las mismas preguntas para todos.</translation>
    </message>
    <message>
        <source>With an answer sheet</source>
        <translation>Con hoja de respuestas</translation>
    </message>
    <message>
        <source>With the key, as a file of its own</source>
        <translation>Con la clave, en un archivo aparte</translation>
    </message>
    <message>
        <source>Written: {names}</source>
        <translation>Escrito: {names}</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} ya existe. ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>{questions} · {pages} pages in all</source>
        <translation>{questions} · páginas en total: {pages}</translation>
    </message>
</context>
<context>
    <name>PassageCard</name>
    <message>
        <source>+ {count} more</source>
        <translation>+ {count} más</translation>
    </message>
    <message>
        <source>Read it in the source</source>
        <translation>Leerlo en la fuente</translation>
    </message>
</context>
<context>
    <name>PassageSearch</name>
    <message>
        <source>Search in the source</source>
        <translation>Buscar en la fuente</translation>
    </message>
</context>
<context>
    <name>PassageView</name>
    <message>
        <source>Next passage</source>
        <translation>Pasaje siguiente</translation>
    </message>
    <message>
        <source>Opening the document …</source>
        <translation>Abriendo el documento…</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>Página {page}</translation>
    </message>
    <message>
        <source>Previous passage</source>
        <translation>Pasaje anterior</translation>
    </message>
    <message>
        <source>Source text</source>
        <translation>Texto de la fuente</translation>
    </message>
    <message>
        <source>The quotation: “{text}”</source>
        <translation>La cita: «{text}»</translation>
    </message>
    <message>
        <source>The source has changed here.</source>
        <translation>La fuente ha cambiado aquí.</translation>
    </message>
    <message>
        <source>The source itself is not at hand.</source>
        <translation>La fuente misma no está disponible.</translation>
    </message>
    <message>
        <source>The source no longer has this passage.</source>
        <translation>La fuente ya no tiene este pasaje.</translation>
    </message>
</context>
<context>
    <name>PassagesView</name>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>Facilidad</translation>
    </message>
    <message>
        <source>Facility {facility} over answers: {count}</source>
        <translation>Facilidad {facility}; respuestas: {count}</translation>
    </message>
    <message>
        <source>Its questions</source>
        <translation>Sus preguntas</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Verla</translation>
    </message>
    <message>
        <source>No passage: the questions of these attempts cite none, or their sources are missing.</source>
        <translation>Ningún pasaje: las preguntas de estos intentos no citan ninguno, o faltan sus fuentes.</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>Abrir la fuente</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Pasaje</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Pasajes</translation>
    </message>
    <message>
        <source>The mean share of the points over all answers to its questions.</source>
        <translation>La parte media de los puntos en todas las respuestas a sus preguntas.</translation>
    </message>
</context>
<context>
    <name>PdfReport</name>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Discr.</source>
        <translation>Discr.</translation>
    </message>
    <message>
        <source>Effic.</source>
        <translation>Efic.</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>Facilidad</translation>
    </message>
    <message>
        <source>Fewer than {count} attempts: read the figures as a hint, not as a verdict.</source>
        <translation>Menos de {count} intentos: toma las cifras como un indicio, no como un veredicto.</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Señales</translation>
    </message>
    <message>
        <source>Misconceptions</source>
        <translation>Ideas equivocadas</translation>
    </message>
    <message>
        <source>Passages, the hardest first</source>
        <translation>Pasajes, primero los más difíciles</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Estudiantes</translation>
    </message>
    <message>
        <source>Students: {some} of {all} · attempts: {attempts} ({which})</source>
        <translation>Estudiantes: {some} de {all} · intentos: {attempts} ({which})</translation>
    </message>
    <message>
        <source>The quiz</source>
        <translation>El cuestionario</translation>
    </message>
</context>
<context>
    <name>PlaceList</name>
    <message>
        <source>Citations</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>No citation needs you: each is where it was.</source>
        <translation>Ninguna cita te necesita: todas están donde estaban.</translation>
    </message>
</context>
<context>
    <name>PlaceModel</name>
    <message>
        <source>Citation</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>{stem} (a wrong option)</source>
        <translation>{stem} (una opción incorrecta)</translation>
    </message>
</context>
<context>
    <name>PlaceView</name>
    <message>
        <source>Accept all that moved</source>
        <translation>Aceptar todo lo que se ha movido</translation>
    </message>
    <message>
        <source>Accept and review again</source>
        <translation>Aceptar y revisar de nuevo</translation>
    </message>
    <message>
        <source>Accept the new place</source>
        <translation>Aceptar el nuevo lugar</translation>
    </message>
    <message>
        <source>Choose a citation to see its place.</source>
        <translation>Elige una cita para ver su lugar.</translation>
    </message>
    <message>
        <source>Cite the selection instead</source>
        <translation>Citar en su lugar la selección</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Editar la pregunta</translation>
    </message>
    <message>
        <source>Retire it</source>
        <translation>Retirarla</translation>
    </message>
    <message>
        <source>Select the words in the source that prove the answer now.</source>
        <translation>Selecciona en la fuente las palabras que ahora demuestran la respuesta.</translation>
    </message>
    <message>
        <source>This bank comes with Quizapp; Edit in the Library makes a copy.</source>
        <translation>Este banco viene con Quizapp; Editar, en la Biblioteca, hace una copia.</translation>
    </message>
    <message>
        <source>This citation is where it was.</source>
        <translation>Esta cita está donde estaba.</translation>
    </message>
    <message>
        <source>What stands there now</source>
        <translation>Lo que hay ahí ahora</translation>
    </message>
    <message>
        <source>What was cited</source>
        <translation>Lo que se citó</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source> answers</source>
        <translation> respuestas</translation>
    </message>
    <message>
        <source>:00</source>
        <translation>:00</translation>
    </message>
    <message>
        <source>A new day begins at</source>
        <translation>El día nuevo empieza a las</translation>
    </message>
    <message>
        <source>Ask how sure I am</source>
        <translation>Preguntar lo seguro que estoy</translation>
    </message>
    <message>
        <source>Daily goal</source>
        <translation>Meta diaria</translation>
    </message>
    <message>
        <source>Quick answers come back later</source>
        <translation>Lo respondido deprisa vuelve más tarde</translation>
    </message>
    <message>
        <source>Right and very sure comes back later, unsure sooner.</source>
        <translation>Lo correcto con mucha seguridad vuelve más tarde; lo inseguro, antes.</translation>
    </message>
    <message>
        <source>Your pace is compared with your usual one for such questions.</source>
        <translation>Tu ritmo se compara con el tuyo habitual en preguntas así.</translation>
    </message>
    <message>
        <source>Your plan</source>
        <translation>Tu plan</translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>1 day in a row.</source>
        <translation>1 día seguido.</translation>
    </message>
    <message>
        <source>Answer questions, in a quiz or here: each comes back before it is forgotten, what was wrong on the next day.</source>
        <translation>Responde preguntas, en un cuestionario o aquí: cada una vuelve antes de que se te olvide; lo fallado, al día siguiente.</translation>
    </message>
    <message>
        <source>By bank</source>
        <translation>Por banco</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Pendiente hoy</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Learn new</source>
        <translation>Aprender nuevas</translation>
    </message>
    <message>
        <source>Learn new from {title}</source>
        <translation>Aprender nuevas de {title}</translation>
    </message>
    <message>
        <source>Learn new questions</source>
        <translation>Aprender preguntas nuevas</translation>
    </message>
    <message>
        <source>New questions</source>
        <translation>Preguntas nuevas</translation>
    </message>
    <message>
        <source>No answers yesterday or today.</source>
        <translation>Ninguna respuesta ayer ni hoy.</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Practicar</translation>
    </message>
    <message>
        <source>Practise what is due</source>
        <translation>Practicar lo pendiente</translation>
    </message>
    <message>
        <source>Practise {title}</source>
        <translation>Practicar {title}</translation>
    </message>
    <message>
        <source>The key of a question was edited since you learnt it.</source>
        <translation>Se ha editado la clave de una pregunta desde que la aprendiste.</translation>
    </message>
    <message>
        <source>The key of {count} questions was edited since you learnt them.</source>
        <translation>Se ha editado la clave de {count} preguntas desde que las aprendiste.</translation>
    </message>
    <message>
        <source>The longest so far: {count}.</source>
        <translation>La racha más larga: {count}.</translation>
    </message>
    <message>
        <source>You start anew with:</source>
        <translation>Empiezas de nuevo con:</translation>
    </message>
    <message>
        <source>Your days</source>
        <translation>Tus días</translation>
    </message>
    <message>
        <source>about {share} known</source>
        <translation>sabes un {share}</translation>
    </message>
    <message>
        <source>{count} days in a row.</source>
        <translation>{count} días seguidos.</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… y {count} más</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Can be checked when it is finished.</source>
        <translation>Se puede comprobar cuando esté terminada.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>The preview begins with the first words of the question.</source>
        <translation>La vista previa empieza con las primeras palabras de la pregunta.</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Making questions</source>
        <translation>Haciendo preguntas</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
</context>
<context>
    <name>QuestionForm</name>
    <message>
        <source>A number above 0</source>
        <translation>Un número mayor que 0</translation>
    </message>
    <message>
        <source>Cite a passage</source>
        <translation>Citar un pasaje</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Explicación</translation>
    </message>
    <message>
        <source>It has no source</source>
        <translation>No tiene fuente</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Make a gap</source>
        <translation>Crear un hueco</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Afirmación</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Storm, Harbour</source>
        <translation>Tormenta, Puerto</translation>
    </message>
    <message>
        <source>Text with gaps</source>
        <translation>Texto con huecos</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Topics, with commas between</source>
        <translation>Temas, separados por comas</translation>
    </message>
    <message>
        <source>Why the answer is right; shown afterwards</source>
        <translation>Por qué la respuesta es correcta; se muestra después</translation>
    </message>
    <message>
        <source>made by the generator ({rule})</source>
        <translation>hecha por el generador ({rule})</translation>
    </message>
    <message>
        <source>reviewed by {name} on {day}</source>
        <translation>revisada por {name} el {day}</translation>
    </message>
</context>
<context>
    <name>QuestionModel</name>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>sin guardar</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>sin terminar</translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation>problemas: {count}</translation>
    </message>
</context>
<context>
    <name>QuestionPalette</name>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
</context>
<context>
    <name>QuestionsView</name>
    <message>
        <source>All questions</source>
        <translation>Todas las preguntas</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Discr.</source>
        <translation>Discr.</translation>
    </message>
    <message>
        <source>Effic.</source>
        <translation>Efic.</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>Facilidad</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Marcadas</translation>
    </message>
    <message>
        <source>Flagged ({count})</source>
        <translation>Señaladas ({count})</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Señales</translation>
    </message>
    <message>
        <source>In brackets: where the figure lies with 95 % confidence (bootstrap).</source>
        <translation>Entre paréntesis: dónde está la cifra con un 95 % de confianza (bootstrap).</translation>
    </message>
    <message>
        <source>No question is like that.</source>
        <translation>No hay ninguna pregunta así.</translation>
    </message>
    <message>
        <source>Open in the editor</source>
        <translation>Abrir en el editor</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>Abrir la fuente</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Search in the questions</source>
        <translation>Buscar en las preguntas</translation>
    </message>
    <message>
        <source>What do the figures mean?</source>
        <translation>¿Qué significan las cifras?</translation>
    </message>
    <message>
        <source>Which questions</source>
        <translation>Qué preguntas</translation>
    </message>
    <message>
        <source>Who chose what</source>
        <translation>Quién eligió qué</translation>
    </message>
    <message>
        <source>an older version; the bank has a newer one</source>
        <translation>una versión anterior; el banco tiene otra más nueva</translation>
    </message>
    <message>
        <source>no longer in a bank of the library</source>
        <translation>ya no está en ningún banco de la biblioteca</translation>
    </message>
    <message>
        <source>rest score {rest} · correlation {biserial}</source>
        <translation>puntuación restante {rest} · correlación {biserial}</translation>
    </message>
    <message>
        <source>small sample</source>
        <translation>muestra pequeña</translation>
    </message>
    <message>
        <source>{n} of {drawn} · {share}</source>
        <translation>{n} de {drawn} · {share}</translation>
    </message>
</context>
<context>
    <name>QuizFoot</name>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Marcar</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Review and finish</source>
        <translation>Revisar y terminar</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Take the last answer back (Ctrl+Z)</source>
        <translation>Deshacer la última respuesta (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>QuizForm</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions are drawn. Look at them in the preview.</source>
        <translation>
            <numerusform>Se ha sorteado %Ln pregunta. Mírala en la vista previa.</numerusform>
            <numerusform>Se han sorteado %Ln preguntas. Míralas en la vista previa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions match.</source>
        <translation>
            <numerusform>Encaja %Ln pregunta.</numerusform>
            <numerusform>Encajan %Ln preguntas.</numerusform>
        </translation>
    </message>
    <message>
        <source>A minute more to submit</source>
        <translation>Un minuto más para entregar</translation>
    </message>
    <message>
        <source>A word to the students</source>
        <translation>Unas palabras para los estudiantes</translation>
    </message>
    <message>
        <source>A word to the students, shown before they start</source>
        <translation>Unas palabras para los estudiantes, que se muestran antes de empezar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Los que se quiera</translation>
    </message>
    <message>
        <source>As the first answers in earlier exams show it. Choose none for any.</source>
        <translation>Según las primeras respuestas en exámenes anteriores. Si no eliges ninguna, valen todas.</translation>
    </message>
    <message>
        <source>Ask how sure they are</source>
        <translation>Preguntar cuánta seguridad tienen</translation>
    </message>
    <message>
        <source>At the end of the time</source>
        <translation>Al acabar el tiempo</translation>
    </message>
    <message>
        <source>Attempts allowed</source>
        <translation>Intentos permitidos</translation>
    </message>
    <message>
        <source>Banks</source>
        <translation>Bancos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose a bank to draw from.</source>
        <translation>Elige un banco del que sacar preguntas.</translation>
    </message>
    <message>
        <source>Choose none for all of them.</source>
        <translation>Si no eliges ninguno, valen todos.</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Se cierra</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Dificultad</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Descartarlos</translation>
    </message>
    <message>
        <source>Drafts that nobody has reviewed, too</source>
        <translation>También borradores que nadie ha revisado</translation>
    </message>
    <message>
        <source>Draw anew</source>
        <translation>Sortear de nuevo</translation>
    </message>
    <message>
        <source>Each student a draw of their own</source>
        <translation>Un sorteo propio para cada estudiante</translation>
    </message>
    <message>
        <source>Edit quiz</source>
        <translation>Editar el cuestionario</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Feedback and the passage after each answer.</source>
        <translation>Comentario y pasaje tras cada respuesta.</translation>
    </message>
    <message>
        <source>Feedback at the end; the clock runs on, even when closed.</source>
        <translation>Comentarios al final; el reloj sigue, incluso con el programa cerrado.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Cuántas</translation>
    </message>
    <message>
        <source>It is submitted by itself</source>
        <translation>Se entrega solo</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Tipos</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the quiz</source>
        <translation>Nombre del cuestionario</translation>
    </message>
    <message>
        <source>New quiz</source>
        <translation>Nuevo cuestionario</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>No guardada</translation>
    </message>
    <message>
        <source>Not submitted in time is 0</source>
        <translation>Lo no entregado a tiempo vale 0</translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>Con la fuente a la vista</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Se abre</translation>
    </message>
    <message>
        <source>Options in a new order</source>
        <translation>Opciones en otro orden</translation>
    </message>
    <message>
        <source>Passed from</source>
        <translation>Aprobado desde</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Questions in a new order</source>
        <translation>Preguntas en otro orden</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>The changes of this quiz are not saved.</source>
        <translation>Los cambios de este cuestionario no están guardados.</translation>
    </message>
    <message>
        <source>The right answers and their passages</source>
        <translation>Las respuestas correctas y sus pasajes</translation>
    </message>
    <message>
        <source>The same questions for everybody</source>
        <translation>Las mismas preguntas para todos</translation>
    </message>
    <message>
        <source>The score</source>
        <translation>El resultado</translation>
    </message>
    <message>
        <source>Time for all</source>
        <translation>Tiempo total</translation>
    </message>
    <message>
        <source>Time for each question</source>
        <translation>Tiempo por pregunta</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>What students see afterwards</source>
        <translation>Qué ven después los estudiantes</translation>
    </message>
    <message>
        <source>What was right and wrong</source>
        <translation>Qué era correcto y qué no</translation>
    </message>
    <message>
        <source>When and how long</source>
        <translation>Cuándo y cuánto</translation>
    </message>
    <message>
        <source>Who has begun when it closes may finish in their own time.</source>
        <translation>Quien haya empezado cuando se cierre puede terminar en su propio tiempo.</translation>
    </message>
    <message>
        <source>Wrong choices cost points</source>
        <translation>Las elecciones incorrectas restan puntos</translation>
    </message>
</context>
<context>
    <name>QuizPage</name>
    <message>
        <source>Answer first, or skip the question.</source>
        <translation>Responde primero, o salta la pregunta.</translation>
    </message>
    <message>
        <source>Answered questions</source>
        <translation>Preguntas respondidas</translation>
    </message>
    <message>
        <source>Fairly</source>
        <translation>Bastante</translation>
    </message>
    <message>
        <source>How sure are you?</source>
        <translation>¿Cuánta seguridad tienes?</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>No guardada</translation>
    </message>
    <message>
        <source>Not very</source>
        <translation>Poca</translation>
    </message>
    <message>
        <source>Question {n} of {count}</source>
        <translation>Pregunta {n} de {count}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardada</translation>
    </message>
    <message>
        <source>The time for this question is over.</source>
        <translation>El tiempo de esta pregunta ha terminado.</translation>
    </message>
    <message>
        <source>The time is over and nothing was submitted.</source>
        <translation>El tiempo ha terminado y no se ha entregado nada.</translation>
    </message>
    <message>
        <source>The time is over. What you had answered counts.</source>
        <translation>El tiempo ha terminado. Cuenta lo que habías respondido.</translation>
    </message>
    <message>
        <source>This attempt has ended.</source>
        <translation>Este intento ha terminado.</translation>
    </message>
    <message>
        <source>Very</source>
        <translation>Mucha</translation>
    </message>
    <message>
        <source>Your answers are saved. You can continue here whenever you like.</source>
        <translation>Tus respuestas están guardadas. Puedes continuar aquí cuando quieras.</translation>
    </message>
</context>
<context>
    <name>QuizPreview</name>
    <message>
        <source>As a student could get it. Nothing that you answer here is kept.</source>
        <translation>Como podría recibirlo un estudiante. Nada de lo que respondas aquí se guarda.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Sortear otra vez</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Question {number} of {count}</source>
        <translation>Pregunta {number} de {count}</translation>
    </message>
</context>
<context>
    <name>QuizReview</name>
    <message>
        <source>Back to the questions</source>
        <translation>Volver a las preguntas</translation>
    </message>
    <message>
        <source>Before you submit</source>
        <translation>Antes de entregar</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Marcadas</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sin responder</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Entregar</translation>
    </message>
</context>
<context>
    <name>QuizzesPage</name>
    <message numerus="yes">
        <source>%Ln attempts</source>
        <translation>
            <numerusform>%Ln intento</numerusform>
            <numerusform>%Ln intentos</numerusform>
        </translation>
    </message>
    <message>
        <source>'{name}' is saved.</source>
        <translation>«{name}» está guardado.</translation>
    </message>
    <message>
        <source>A quiz draws questions from banks. Give it to students, and it stands on their Home.</source>
        <translation>Un cuestionario saca preguntas de los bancos. Dáselo a los estudiantes y aparecerá en su Inicio.</translation>
    </message>
    <message>
        <source>Ask for the teacher's password again</source>
        <translation>Volver a pedir la contraseña de docente</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy of {name}</source>
        <translation>Copia de {name}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>Reclamaciones</translation>
    </message>
    <message>
        <source>Disputes ({count})</source>
        <translation>Reclamaciones ({count})</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Extra time</source>
        <translation>Tiempo extra</translation>
    </message>
    <message>
        <source>Give it to students when it is ready.</source>
        <translation>Dáselo a los estudiantes cuando esté listo.</translation>
    </message>
    <message>
        <source>Give to students</source>
        <translation>Dar a los estudiantes</translation>
    </message>
    <message>
        <source>Hand out and collect</source>
        <translation>Repartir y recoger</translation>
    </message>
    <message>
        <source>Hand out …</source>
        <translation>Repartir…</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>New quiz</source>
        <translation>Nuevo cuestionario</translation>
    </message>
    <message>
        <source>No quizzes yet. Make one from your banks; it takes a minute.</source>
        <translation>Aún no hay cuestionarios. Haz uno con tus bancos; cuesta un minuto.</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>En papel</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Quizzes</source>
        <translation>Cuestionarios</translation>
    </message>
    <message>
        <source>Regrade</source>
        <translation>Recalificar</translation>
    </message>
    <message>
        <source>Take '{name}' off the list? Its attempts and results stay.</source>
        <translation>¿Quitar «{name}» de la lista? Sus intentos y resultados se conservan.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>the same for everybody</source>
        <translation>las mismas para todos</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Quizzes</source>
        <translation>Cuestionarios</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>ReadingListPage</name>
    <message>
        <source>All quizzes</source>
        <translation>Todos los cuestionarios</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export as text …</source>
        <translation>Exportar como texto…</translation>
    </message>
    <message>
        <source>Looking for the passages …</source>
        <translation>Buscando los pasajes…</translation>
    </message>
    <message>
        <source>Nothing to read again: everything was right, or names no source.</source>
        <translation>Nada que releer: todo era correcto, o no nombra ninguna fuente.</translation>
    </message>
    <message>
        <source>Reading list</source>
        <translation>Lista de lectura</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texto (*.txt)</translation>
    </message>
    <message>
        <source>The first {shown} of {count} passages. An export has all of them.</source>
        <translation>Los primeros {shown} de {count} pasajes. Una exportación los tiene todos.</translation>
    </message>
    <message>
        <source>The passages behind what was not right, in the order of the source.</source>
        <translation>Los pasajes de lo que no era correcto, en el orden de la fuente.</translation>
    </message>
    <message>
        <source>The reading list was written to {file}.</source>
        <translation>La lista de lectura se ha escrito en {file}.</translation>
    </message>
    <message>
        <source>This quiz</source>
        <translation>Este cuestionario</translation>
    </message>
</context>
<context>
    <name>RegradePage</name>
    <message>
        <source>A single choice has one key: in the bank the question is a draft until you mend it, and is not asked.</source>
        <translation>Una pregunta de opción única tiene una clave: en el banco es un borrador hasta que la corrijas, y no se hace.</translation>
    </message>
    <message>
        <source>Attempts that change</source>
        <translation>Intentos que cambian</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Give {count} attempts the scores back that they had before?</source>
        <translation>¿Devolver a los intentos ({count}) los resultados que tenían antes?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Looking for corrected keys …</source>
        <translation>Buscando claves corregidas…</translation>
    </message>
    <message>
        <source>More than the key was changed: the words are others than students read. Regrade only if they were asked the same.</source>
        <translation>Ha cambiado algo más que la clave: las palabras no son las que leyeron los estudiantes. Recalifica solo si se les preguntó lo mismo.</translation>
    </message>
    <message>
        <source>No key has changed since it was answered.</source>
        <translation>Ninguna clave ha cambiado desde que se respondió.</translation>
    </message>
    <message>
        <source>Quizzes</source>
        <translation>Cuestionarios</translation>
    </message>
    <message>
        <source>Regrade</source>
        <translation>Recalificar</translation>
    </message>
    <message>
        <source>Regraded before</source>
        <translation>Recalificado antes</translation>
    </message>
    <message>
        <source>See what changes</source>
        <translation>Ver qué cambia</translation>
    </message>
    <message>
        <source>Students read this beside their new score; the old one is kept.</source>
        <translation>Los estudiantes lo leen junto a su nuevo resultado; el anterior se conserva.</translation>
    </message>
    <message>
        <source>The bank accepts both answers from now on.</source>
        <translation>El banco acepta desde ahora ambas respuestas.</translation>
    </message>
    <message>
        <source>The key now</source>
        <translation>La clave ahora</translation>
    </message>
    <message>
        <source>The key was wrong: the passage says …</source>
        <translation>La clave era incorrecta: el pasaje dice…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo: {stem}</source>
        <translation>Deshacer: {stem}</translation>
    </message>
    <message>
        <source>Undone {moment}</source>
        <translation>Deshecho el {moment}</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Qué cambiaría</translation>
    </message>
    <message>
        <source>When a key was corrected in its bank, finished attempts keep the old scores until you take the new key over here. You see first what would change.</source>
        <translation>Cuando se corrige una clave en su banco, los intentos terminados conservan los resultados anteriores hasta que apliques aquí la nueva clave. Primero ves qué cambiaría.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>options or parts came or went</source>
        <translation>se han añadido o quitado opciones o partes</translation>
    </message>
    <message>
        <source>the question is of another kind now</source>
        <translation>la pregunta es ahora de otro tipo</translation>
    </message>
    <message>
        <source>{bank} · {attempts} attempts graded by an older key</source>
        <translation>{bank} · intentos calificados con una clave anterior: {attempts}</translation>
    </message>
    <message>
        <source>{changed} of {count} attempts changed</source>
        <translation>Cambiaron {changed} de {count} intentos</translation>
    </message>
    <message>
        <source>{changed} of {count} attempts get another score.</source>
        <translation>Cambia el resultado de {changed} de {count} intentos.</translation>
    </message>
    <message>
        <source>{count} attempts are in progress: regrade again when they are in.</source>
        <translation>Intentos en curso: {count}; recalifica otra vez cuando se entreguen.</translation>
    </message>
    <message>
        <source>{count} attempts are regraded. Students see it in their History.</source>
        <translation>Intentos recalificados: {count}. Los estudiantes lo ven en su Historial.</translation>
    </message>
    <message>
        <source>{count} attempts cannot be graded anew: {why}.</source>
        <translation>Intentos que no se pueden recalificar: {count}; {why}.</translation>
    </message>
    <message>
        <source>{count} attempts have their old scores again.</source>
        <translation>Intentos con su resultado anterior: {count}.</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Again: {title}</source>
        <translation>Otra vez: {title}</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Por tipo</translation>
    </message>
    <message>
        <source>By topic</source>
        <translation>Por tema</translation>
    </message>
    <message>
        <source>Certainty score: {marks}</source>
        <translation>Puntuación con certeza: {marks}</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Abandonado</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>No aprobado</translation>
    </message>
    <message>
        <source>Not submitted in time</source>
        <translation>No entregado a tiempo</translation>
    </message>
    <message>
        <source>Only what was wrong ({count})</source>
        <translation>Solo lo fallado ({count})</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Passed from {mark}</source>
        <translation>Aprobado desde {mark}</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Reading list</source>
        <translation>Lista de lectura</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>Respuesta correcta</translation>
    </message>
    <message>
        <source>The weakest {shown} of {count}</source>
        <translation>Los {shown} más flojos de {count}</translation>
    </message>
    <message>
        <source>Time on this question: {time}</source>
        <translation>Tiempo en esta pregunta: {time}</translation>
    </message>
    <message>
        <source>Time: {time}</source>
        <translation>Tiempo: {time}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Tu respuesta</translation>
    </message>
    <message>
        <source>{marks} of {maximum} points</source>
        <translation>{marks} de {maximum} puntos</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>All drafts have been looked at. Ctrl+Return saves those you kept.</source>
        <translation>Has visto todos los borradores. Ctrl+Intro guarda los que has conservado.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>How far the review is</source>
        <translation>Cuánto lleva la revisión</translation>
    </message>
    <message>
        <source>It is not finished yet: {what} Press E to edit it.</source>
        <translation>Aún no está terminada: {what} Pulsa E para editarla.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Save what was kept</source>
        <translation>Guardar lo conservado</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>The draft before</source>
        <translation>El borrador anterior</translation>
    </message>
    <message>
        <source>The next draft</source>
        <translation>El borrador siguiente</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>{n} of {count}</source>
        <translation>{n} de {count}</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>A number from -1 to 1</source>
        <translation>Un número de -1 a 1</translation>
    </message>
    <message>
        <source>Cite a passage for it</source>
        <translation>Citar un pasaje para ella</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Feedback and share</source>
        <translation>Comentario y parte</translation>
    </message>
    <message>
        <source>Feedback for {row}</source>
        <translation>Comentario para {row}</translation>
    </message>
    <message>
        <source>More for this row</source>
        <translation>Más para esta fila</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Share of the points</source>
        <translation>Parte de los puntos</translation>
    </message>
    <message>
        <source>What to tell who answers this</source>
        <translation>Qué decir a quien responda esto</translation>
    </message>
    <message>
        <source>as marked</source>
        <translation>como está marcado</translation>
    </message>
</context>
<context>
    <name>Saver</name>
    <message>
        <source>What was there before is kept in {file}.</source>
        <translation>Lo que había antes se conserva en {file}.</translation>
    </message>
</context>
<context>
    <name>ScoreChart</name>
    <message>
        <source>Scores over time; the table tells the same</source>
        <translation>Resultados a lo largo del tiempo; la tabla dice lo mismo</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Add a person</source>
        <translation>Añadir una persona</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Hacer una copia ahora</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>Hello, {name}. Results are kept under your name now.</source>
        <translation>Hola, {name}. Los resultados se guardan ahora con tu nombre.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Made by themselves every 30 minutes while something changes: all of two days are kept, then daily, weekly and monthly ones.</source>
        <translation>Se hacen solas cada 30 minutos mientras algo cambia: se conservan todas las de dos días y, después, una por día, por semana y por mes.</translation>
    </message>
    <message>
        <source>Name of another person</source>
        <translation>Nombre de otra persona</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Put the backup of {date} in the place of what is there now? What is there now is backed up first.</source>
        <translation>¿Poner la copia del {date} en lugar de lo que hay ahora? Antes se hace una copia de lo que hay.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Reducir el movimiento</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Restore the backup of {date}</source>
        <translation>Restaurar la copia del {date}</translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation>Restaurar…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Text size: {percent} %</source>
        <translation>Tamaño del texto: {percent} %</translation>
    </message>
    <message>
        <source>The backup is made and checked.</source>
        <translation>La copia está hecha y comprobada.</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>La copia está restaurada.</translation>
    </message>
    <message>
        <source>The name is changed.</source>
        <translation>El nombre ha cambiado.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Aún no hay ninguna.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>before a backup was restored</source>
        <translation>antes de restaurar otra</translation>
    </message>
    <message>
        <source>before an update of the program</source>
        <translation>antes de una actualización del programa</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>a mano</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>automática</translation>
    </message>
    <message>
        <source>{date} · {size} kB · {reason}</source>
        <translation>{date} · {size} kB · {reason}</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Ask how sure I am</source>
        <translation>Preguntar lo seguro que estoy</translation>
    </message>
    <message>
        <source>Choose none for all of them.</source>
        <translation>Si no eliges ninguno, valen todos.</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Feedback and the passage after each answer.</source>
        <translation>Comentario y pasaje tras cada respuesta.</translation>
    </message>
    <message>
        <source>Feedback at the end; the clock runs on, even when closed.</source>
        <translation>Comentarios al final; el reloj sigue, incluso con el programa cerrado.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Cuánto</translation>
    </message>
    <message>
        <source>In a new order</source>
        <translation>En otro orden</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Tipos</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>Not found: {titles}. Questions that it proves are not asked.</source>
        <translation>No se encuentra: {titles}. No se hacen las preguntas que demuestra.</translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>Con la fuente a la vista</translation>
    </message>
    <message>
        <source>Passed from</source>
        <translation>Aprobado desde</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>They are drafts that nobody has reviewed yet.</source>
        <translation>Son borradores que nadie ha revisado aún.</translation>
    </message>
    <message>
        <source>Time for all</source>
        <translation>Tiempo total</translation>
    </message>
    <message>
        <source>Time for each question</source>
        <translation>Tiempo por pregunta</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
</context>
<context>
    <name>ShortAnswerEditor</name>
    <message>
        <source>Accepted answers; the first is shown as the key</source>
        <translation>Respuestas aceptadas; la primera se muestra como clave</translation>
    </message>
    <message>
        <source>Add a wrong answer</source>
        <translation>Añadir una respuesta incorrecta</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>Añadir una respuesta</translation>
    </message>
    <message>
        <source>Answer {n}</source>
        <translation>Respuesta {n}</translation>
    </message>
    <message>
        <source>Near, but wrong</source>
        <translation>Parecidas, pero incorrectas</translation>
    </message>
    <message>
        <source>Wrong answer {n}</source>
        <translation>Respuesta incorrecta {n}</translation>
    </message>
</context>
<context>
    <name>SourcePage</name>
    <message>
        <source>As printed</source>
        <translation>Como está impreso</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
</context>
<context>
    <name>SourcePane</name>
    <message>
        <source>Add a document</source>
        <translation>Añadir un documento</translation>
    </message>
    <message>
        <source>Add a document …</source>
        <translation>Añadir un documento…</translation>
    </message>
    <message>
        <source>Cite the selection</source>
        <translation>Citar la selección</translation>
    </message>
    <message>
        <source>Documents ({kinds})</source>
        <translation>Documentos ({kinds})</translation>
    </message>
    <message>
        <source>Questions of this passage: {count}</source>
        <translation>Preguntas de este pasaje: {count}</translation>
    </message>
    <message>
        <source>Select the proof, then cite it.</source>
        <translation>Selecciona la prueba y cítala.</translation>
    </message>
    <message>
        <source>Select what shows that “{option}” is wrong, then cite it.</source>
        <translation>Selecciona lo que muestra que «{option}» es incorrecta y cítalo.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>This bank has no source yet. Add the document that proves the answers.</source>
        <translation>Este banco aún no tiene fuente. Añade el documento que demuestra las respuestas.</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Choose who you are on Home, so that the review has a name.</source>
        <translation>Elige en Inicio quién eres, para que la revisión lleve un nombre.</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Documents ({kinds})</source>
        <translation>Documentos ({kinds})</translation>
    </message>
    <message>
        <source>Find it …</source>
        <translation>Buscarlo…</translation>
    </message>
    <message>
        <source>Find the document</source>
        <translation>Buscar el documento</translation>
    </message>
    <message>
        <source>Find {title}</source>
        <translation>Buscar {title}</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Volver a mirar</translation>
    </message>
    <message>
        <source>Old and new</source>
        <translation>Antes y ahora</translation>
    </message>
    <message>
        <source>Read the documents anew</source>
        <translation>Leer de nuevo los documentos</translation>
    </message>
    <message>
        <source>Reading documents …</source>
        <translation>Leyendo documentos…</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>What is covered</source>
        <translation>Qué se abarca</translation>
    </message>
    <message>
        <source>“{title}” is not found: {file}</source>
        <translation>«{title}» no se encuentra: {file}</translation>
    </message>
    <message>
        <source>“{title}” was edited since it was cited.</source>
        <translation>«{title}» se ha editado desde que se citó.</translation>
    </message>
</context>
<context>
    <name>StateView</name>
    <message>
        <source>Make a copy and edit it</source>
        <translation>Hacer una copia y editarla</translation>
    </message>
    <message>
        <source>Opening the bank …</source>
        <translation>Abriendo el banco…</translation>
    </message>
    <message>
        <source>This bank comes with Quizapp and stays as it is. A copy of it is yours: change, add and delete what you like.</source>
        <translation>Este banco viene con Quizapp y se queda como está. Una copia es tuya: cambia, añade y elimina lo que quieras.</translation>
    </message>
</context>
<context>
    <name>StudentCard</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Minutes added</source>
        <translation>Minutos añadidos</translation>
    </message>
    <message>
        <source>No extra time.</source>
        <translation>Sin tiempo extra.</translation>
    </message>
    <message>
        <source>No limit at all</source>
        <translation>Sin ningún límite</translation>
    </message>
    <message>
        <source>No quiz has a limit of time for this student.</source>
        <translation>Ningún cuestionario tiene límite de tiempo para este estudiante.</translation>
    </message>
    <message>
        <source>Time multiplied</source>
        <translation>Tiempo multiplicado</translation>
    </message>
    <message>
        <source>{base} become {limit}.</source>
        <translation>{base} pasan a ser {limit}.</translation>
    </message>
</context>
<context>
    <name>StudentsView</name>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Needs help</source>
        <translation>Necesita ayuda</translation>
    </message>
    <message>
        <source>Needs help ({count})</source>
        <translation>Necesitan ayuda ({count})</translation>
    </message>
    <message>
        <source>Needs help on</source>
        <translation>Necesita ayuda en</translation>
    </message>
    <message>
        <source>Needs help on {topic}</source>
        <translation>Necesita ayuda en {topic}</translation>
    </message>
    <message>
        <source>No attempt that counts yet.</source>
        <translation>Aún no hay ningún intento que cuente.</translation>
    </message>
    <message>
        <source>No student is like that.</source>
        <translation>No hay ningún estudiante así.</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>Abrir la fuente</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Review {title}</source>
        <translation>Revisar {title}</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Buscar por nombre</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Estudiantes</translation>
    </message>
    <message>
        <source>To read again:</source>
        <translation>Para releer:</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>{score} of the points, answers: {count}</source>
        <translation>{score} de los puntos, respuestas: {count}</translation>
    </message>
    <message>
        <source>{score} over all · {time}</source>
        <translation>{score} en total · {time}</translation>
    </message>
    <message>
        <source>{score} · answers: {count}</source>
        <translation>{score} · respuestas: {count}</translation>
    </message>
</context>
<context>
    <name>TakePage</name>
    <message>
        <source>After the end of the time there is a moment to submit, not to answer.</source>
        <translation>Cuando acaba el tiempo hay un momento para entregar, no para responder.</translation>
    </message>
    <message>
        <source>At the end of the time it is submitted.</source>
        <translation>Al acabar el tiempo se entrega.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Exam: the clock runs on from Start, even when Quizapp is closed.</source>
        <translation>Examen: el reloj corre desde que pulsas Empezar, incluso con Quizapp cerrado.</translation>
    </message>
    <message>
        <source>No limit of time</source>
        <translation>Sin límite de tiempo</translation>
    </message>
    <message>
        <source>No limit of time for you</source>
        <translation>Sin límite de tiempo para ti</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Passed from {mark}</source>
        <translation>Aprobado desde {mark}</translation>
    </message>
    <message>
        <source>Practice: feedback after each answer.</source>
        <translation>Práctica: comentario tras cada respuesta.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Submit it in time: what is not submitted does not count.</source>
        <translation>Entrega a tiempo: lo que no se entrega no cuenta.</translation>
    </message>
    <message>
        <source>The documents may be read meanwhile.</source>
        <translation>Mientras tanto se pueden leer los documentos.</translation>
    </message>
    <message>
        <source>Wrong answers cost points; leave out what you guess.</source>
        <translation>Las respuestas incorrectas restan puntos; no respondas a ciegas.</translation>
    </message>
    <message>
        <source>You are asked how sure you are; it counts as a second score.</source>
        <translation>Se te pregunta cuánta seguridad tienes; cuenta como segunda puntuación.</translation>
    </message>
    <message>
        <source>{time}, {extra} of it extra time for you</source>
        <translation>{time}, de ellos {extra} de tiempo extra para ti</translation>
    </message>
</context>
<context>
    <name>TeachersCard</name>
    <message>
        <source>A password is asked for once, before the first teacher's page.</source>
        <translation>Se pide una contraseña una vez, antes de la primera página de docente.</translation>
    </message>
    <message>
        <source>Add a teacher</source>
        <translation>Añadir un docente</translation>
    </message>
    <message>
        <source>Give the password</source>
        <translation>Dar la contraseña</translation>
    </message>
    <message>
        <source>It keeps pages of this window. It does not lock files: who can open the data folder can read it with other programs.</source>
        <translation>Guarda páginas de esta ventana. No bloquea archivos: quien pueda abrir la carpeta de datos puede leerla con otros programas.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Bloquear ahora</translation>
    </message>
    <message>
        <source>Name of a teacher</source>
        <translation>Nombre de un docente</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nueva contraseña</translation>
    </message>
    <message>
        <source>New password of {name}</source>
        <translation>Nueva contraseña de {name}</translation>
    </message>
    <message>
        <source>New password …</source>
        <translation>Nueva contraseña…</translation>
    </message>
    <message>
        <source>No password is set: editor, quizzes, disputes and class are open to everybody.</source>
        <translation>No hay contraseña: el editor, los cuestionarios, las reclamaciones y la clase están abiertos para todos.</translation>
    </message>
    <message>
        <source>Password, 8 characters or more</source>
        <translation>Contraseña, 8 caracteres o más</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>Poner una contraseña</translation>
    </message>
    <message>
        <source>Take {name} off the list? Without any teacher all pages are open.</source>
        <translation>¿Quitar a {name} de la lista? Sin ningún docente, todas las páginas están abiertas.</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>Docentes</translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <translation>La contraseña ha cambiado.</translation>
    </message>
    <message>
        <source>The password is set. Keep it well.</source>
        <translation>La contraseña está puesta. Guárdala bien.</translation>
    </message>
    <message>
        <source>The teacher's pages are locked.</source>
        <translation>Las páginas de docente están bloqueadas.</translation>
    </message>
    <message>
        <source>The teacher's pages ask for a password.</source>
        <translation>Las páginas de docente piden una contraseña.</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>This question: {time}</source>
        <translation>Esta pregunta: {time}</translation>
    </message>
    <message>
        <source>Time is over: submit now</source>
        <translation>Se acabó el tiempo: entrega ahora</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>Tiempo empleado</translation>
    </message>
    <message>
        <source>{base} + {extra} extra</source>
        <translation>{base} + {extra} extra</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>Quedan {time}</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation>Restaurar la copia</translation>
    </message>
    <message>
        <source>There is a good backup of {date}. The damaged file is set aside, not deleted.</source>
        <translation>Hay una copia buena del {date}. El archivo dañado se aparta, no se elimina.</translation>
    </message>
    <message>
        <source>Your data cannot be opened</source>
        <translation>Tus datos no se pueden abrir</translation>
    </message>
</context>
<context>
    <name>TrueFalseEditor</name>
    <message>
        <source>Feedback for who says “false”</source>
        <translation>Comentario para quien diga «falso»</translation>
    </message>
    <message>
        <source>Feedback for who says “true”</source>
        <translation>Comentario para quien diga «verdadero»</translation>
    </message>
    <message>
        <source>The statement is</source>
        <translation>La afirmación es</translation>
    </message>
</context>
<context>
    <name>TrueFalseWidget</name>
    <message>
        <source>False</source>
        <translation>Falso</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Verdadero</translation>
    </message>
</context>
<context>
    <name>TypedWidget</name>
    <message>
        <source>Accepted, spelt: {key}</source>
        <translation>Aceptada; se escribe: {key}</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Correcta</translation>
    </message>
    <message>
        <source>Right answer: {key}</source>
        <translation>Respuesta correcta: {key}</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Asked once, until you lock it again or close Quizapp.</source>
        <translation>Se pide una vez, hasta que la bloquees de nuevo o cierres Quizapp.</translation>
    </message>
    <message>
        <source>For teachers</source>
        <translation>Para docentes</translation>
    </message>
    <message>
        <source>Forgotten?</source>
        <translation>¿La has olvidado?</translation>
    </message>
    <message>
        <source>Nobody can read a password back. Another teacher can give you a new one, in Settings. If there is no other teacher: close Quizapp, put an empty file named {name} into the data folder {folder}, and start again: all teachers' passwords are gone then, nothing else. Who can write into that folder can do this, and can read what is in it with other programs: the password keeps pages of this window, not files.</source>
        <translation>Nadie puede recuperar una contraseña. Otro docente puede darte una nueva, en Ajustes. Si no hay otro docente: cierra Quizapp, pon un archivo vacío llamado {name} en la carpeta de datos {folder} y empieza de nuevo: se borran todas las contraseñas de docente, y nada más. Quien pueda escribir en esa carpeta puede hacerlo, y puede leer con otros programas lo que hay en ella: la contraseña guarda páginas de esta ventana, no archivos.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Docente</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Look again</source>
        <translation>Volver a mirar</translation>
    </message>
    <message>
        <source>The bank's file cannot be read any more. What is open here is unharmed.

{problem}</source>
        <translation>El archivo del banco ya no se puede leer. Lo que está abierto aquí está intacto.

{problem}</translation>
    </message>
    <message>
        <source>Write what is open here</source>
        <translation>Escribir lo que está abierto aquí</translation>
    </message>
</context>
<context>
    <name>WishForm</name>
    <message>
        <source>As many as it finds</source>
        <translation>Todas las que encuentre</translation>
    </message>
    <message>
        <source>Choose at least one kind.</source>
        <translation>Elige al menos un tipo.</translation>
    </message>
    <message>
        <source>Doubtful ones, too, with the reasons</source>
        <translation>También las dudosas, con los motivos</translation>
    </message>
    <message>
        <source>Fewer than it finds are spread over the documents, the surest first.</source>
        <translation>Si son menos de las que encuentra, se reparten por los documentos, primero las más seguras.</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Cuántas</translation>
    </message>
    <message>
        <source>How many questions</source>
        <translation>Cuántas preguntas</translation>
    </message>
    <message>
        <source>Kinds of questions</source>
        <translation>Tipos de preguntas</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>No question is selected.</source>
        <translation>No hay ninguna pregunta seleccionada.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
</context>
<context>
    <name>class_words</name>
    <message>
        <source>All attempts</source>
        <translation>Todos los intentos</translation>
    </message>
    <message>
        <source>Best attempts</source>
        <translation>Mejores intentos</translation>
    </message>
    <message>
        <source>False</source>
        <translation>Falso</translation>
    </message>
    <message>
        <source>First attempts</source>
        <translation>Primeros intentos</translation>
    </message>
    <message>
        <source>Judging questions: {done} of {whole}</source>
        <translation>Valorando preguntas: {done} de {whole}</translation>
    </message>
    <message>
        <source>Reading attempts: {done} of {whole}</source>
        <translation>Leyendo intentos: {done} de {whole}</translation>
    </message>
    <message>
        <source>Reading sources: {done} of {whole}</source>
        <translation>Leyendo fuentes: {done} de {whole}</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Verdadero</translation>
    </message>
    <message>
        <source>partly right</source>
        <translation>parcialmente correcta</translation>
    </message>
    <message>
        <source>right</source>
        <translation>correcta</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>incorrecta</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} (de {low} a {high})</translation>
    </message>
</context>
<context>
    <name>disputes</name>
    <message>
        <source>Disputed: a teacher will look at it</source>
        <translation>Reclamada: la verá un docente</translation>
    </message>
    <message>
        <source>The answer counts as well</source>
        <translation>La respuesta también vale</translation>
    </message>
    <message>
        <source>The grade stands</source>
        <translation>Se mantiene la calificación</translation>
    </message>
    <message>
        <source>The key was corrected</source>
        <translation>La clave se ha corregido</translation>
    </message>
</context>
<context>
    <name>editor</name>
    <message>
        <source>(no text yet)</source>
        <translation>(sin texto aún)</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Por tipo</translation>
    </message>
    <message>
        <source>By points</source>
        <translation>Por puntos</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Por estado</translation>
    </message>
    <message>
        <source>By text</source>
        <translation>Por texto</translation>
    </message>
    <message>
        <source>By topic</source>
        <translation>Por tema</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Explicación</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Comentarios</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>Nothing to say</source>
        <translation>Sin observaciones</translation>
    </message>
    <message>
        <source>Order of the file</source>
        <translation>Orden del archivo</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Revisada</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Sin terminar</translation>
    </message>
    <message>
        <source>With or without problems</source>
        <translation>Con o sin problemas</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Con problemas</translation>
    </message>
    <message>
        <source>Without a source</source>
        <translation>Sin fuente</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Las peores primero</translation>
    </message>
    <message>
        <source>back to the file</source>
        <translation>vuelta al archivo</translation>
    </message>
    <message>
        <source>bank details</source>
        <translation>datos del banco</translation>
    </message>
    <message>
        <source>change of kind</source>
        <translation>cambio de tipo</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>copia</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>eliminación</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>edición</translation>
    </message>
    <message>
        <source>fix</source>
        <translation>corrección</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>combinación</translation>
    </message>
    <message>
        <source>new question</source>
        <translation>pregunta nueva</translation>
    </message>
    <message>
        <source>new source</source>
        <translation>fuente nueva</translation>
    </message>
    <message>
        <source>points</source>
        <translation>puntos</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>recuperación</translation>
    </message>
    <message>
        <source>retire</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>status</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>topics</source>
        <translation>temas</translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation>cambios sin guardar</translation>
    </message>
</context>
<context>
    <name>generate</name>
    <message numerus="yes">
        <source>%Ln citations are at their new place. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%Ln cita está en su nuevo lugar. Ctrl+Z lo deshace.</numerusform>
            <numerusform>%Ln citas están en su nuevo lugar. Ctrl+Z lo deshace.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drafts</source>
        <translation>
            <numerusform>%Ln borrador</numerusform>
            <numerusform>%Ln borradores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drafts still wait for you here.</source>
        <translation>
            <numerusform>Aquí te espera aún %Ln borrador.</numerusform>
            <numerusform>Aquí te esperan aún %Ln borradores.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drafts were made, but none of what you asked for.</source>
        <translation>
            <numerusform>Se ha hecho %Ln borrador, pero no de lo que pedías.</numerusform>
            <numerusform>Se han hecho %Ln borradores, pero ninguno de lo que pedías.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dropped</source>
        <translation>
            <numerusform>%Ln descartada</numerusform>
            <numerusform>%Ln descartadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln for later</source>
        <translation>
            <numerusform>%Ln para después</numerusform>
            <numerusform>%Ln para después</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln headings</source>
        <translation>
            <numerusform>%Ln título</numerusform>
            <numerusform>%Ln títulos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>%Ln conservada</numerusform>
            <numerusform>%Ln conservadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are drafts, which quizzes leave out until they are reviewed.</source>
        <translation>
            <numerusform>%Ln es un borrador, que los cuestionarios omiten hasta que se revise.</numerusform>
            <numerusform>%Ln son borradores, que los cuestionarios omiten hasta que se revisen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages</source>
        <translation>
            <numerusform>%Ln página</numerusform>
            <numerusform>%Ln páginas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions are in “{title}”.</source>
        <translation>
            <numerusform>%Ln pregunta está en «{title}».</numerusform>
            <numerusform>%Ln preguntas están en «{title}».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions are left out of quizzes until their citations are mended.</source>
        <translation>
            <numerusform>%Ln pregunta queda fuera de los cuestionarios hasta que se corrijan sus citas.</numerusform>
            <numerusform>%Ln preguntas quedan fuera de los cuestionarios hasta que se corrijan sus citas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions are no longer reviewed: what they cite reads otherwise now. Ctrl+Z takes it back; R accepts and reviews again.</source>
        <translation>
            <numerusform>%Ln pregunta ya no está revisada: lo que cita dice ahora otra cosa. Ctrl+Z lo deshace; R acepta y revisa de nuevo.</numerusform>
            <numerusform>%Ln preguntas ya no están revisadas: lo que citan dice ahora otra cosa. Ctrl+Z lo deshace; R acepta y revisa de nuevo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions were kept.</source>
        <translation>
            <numerusform>Se ha conservado %Ln pregunta.</numerusform>
            <numerusform>Se han conservado %Ln preguntas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to go</source>
        <translation>
            <numerusform>queda %Ln</numerusform>
            <numerusform>quedan %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were in the bank already and stayed as they are.</source>
        <translation>
            <numerusform>%Ln ya estaba en el banco y se queda como está.</numerusform>
            <numerusform>%Ln ya estaban en el banco y se quedan como están.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiada</translation>
    </message>
    <message>
        <source>Changed: something similar stands there now.</source>
        <translation>Cambiada: ahora hay ahí algo parecido.</translation>
    </message>
    <message>
        <source>Choose more kinds, or let doubtful ones come, too.</source>
        <translation>Elige más tipos, o admite también las dudosas.</translation>
    </message>
    <message>
        <source>Choosing the best</source>
        <translation>Eligiendo las mejores</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Descartada</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>neerlandés</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglés</translation>
    </message>
    <message>
        <source>Finding facts</source>
        <translation>Buscando hechos</translation>
    </message>
    <message>
        <source>French</source>
        <translation>francés</translation>
    </message>
    <message>
        <source>German</source>
        <translation>alemán</translation>
    </message>
    <message>
        <source>Hardly any text was found. A scan has none; it needs text recognition.</source>
        <translation>Apenas se ha encontrado texto. Un escaneado no lo tiene; necesita reconocimiento de texto.</translation>
    </message>
    <message>
        <source>In place</source>
        <translation>En su sitio</translation>
    </message>
    <message>
        <source>In place: the source says it where it was cited.</source>
        <translation>En su sitio: la fuente lo dice donde se citó.</translation>
    </message>
    <message>
        <source>It only tells why an option is wrong; quizzes still ask it.</source>
        <translation>Solo dice por qué una opción es incorrecta; los cuestionarios la siguen haciendo.</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italiano</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Conservada</translation>
    </message>
    <message>
        <source>Left for later</source>
        <translation>Para después</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>Missing: the document is not at hand.</source>
        <translation>Falta: el documento no está disponible.</translation>
    </message>
    <message>
        <source>Missing: the source no longer has this passage.</source>
        <translation>Falta: la fuente ya no tiene este pasaje.</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Movida</translation>
    </message>
    <message>
        <source>Moved: the same words stand elsewhere now.</source>
        <translation>Movida: las mismas palabras están ahora en otro lugar.</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Sin decidir</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugués</translation>
    </message>
    <message>
        <source>Quizzes leave the question out.</source>
        <translation>Los cuestionarios omiten la pregunta.</translation>
    </message>
    <message>
        <source>Reading sentences</source>
        <translation>Leyendo frases</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln kept …</source>
        <translation>
            <numerusform>Guardar %Ln conservada…</numerusform>
            <numerusform>Guardar %Ln conservadas…</numerusform>
        </translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>español</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Empezando</translation>
    </message>
    <message>
        <source>Too long to be read in one go. Divide it, into chapters for example, and add one.</source>
        <translation>Demasiado largo para leerlo de una vez. Divídelo, por ejemplo en capítulos, y añade uno.</translation>
    </message>
    <message>
        <source>Writing questions</source>
        <translation>Escribiendo preguntas</translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation>nada aquí</translation>
    </message>
    <message>
        <source>unknown language</source>
        <translation>idioma desconocido</translation>
    </message>
    <message>
        <source>{count} of {whole} sentences have a question ({share})</source>
        <translation>{count} de {whole} frases tienen una pregunta ({share})</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count} palabras</translation>
    </message>
    <message>
        <source>{drafts} from {sentences} sentences</source>
        <translation>{drafts} de {sentences} frases</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Cloze</source>
        <translation>Texto con huecos</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>Relacionar</translation>
    </message>
    <message>
        <source>Multiple choice</source>
        <translation>Opción múltiple</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Ordering</source>
        <translation>Ordenar</translation>
    </message>
    <message>
        <source>Short answer</source>
        <translation>Respuesta corta</translation>
    </message>
    <message>
        <source>Single choice</source>
        <translation>Opción única</translation>
    </message>
    <message>
        <source>True or false</source>
        <translation>Verdadero o falso</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>(day, month and year)</source>
        <translation>(día, mes y año)</translation>
    </message>
    <message>
        <source>(month and year)</source>
        <translation>(mes y año)</translation>
    </message>
    <message>
        <source>(year)</source>
        <translation>(año)</translation>
    </message>
    <message>
        <source>Also right: {answers}</source>
        <translation>También correcto: {answers}</translation>
    </message>
    <message>
        <source>Answer sheet</source>
        <translation>Hoja de respuestas</translation>
    </message>
    <message>
        <source>Answers and why</source>
        <translation>Respuestas y por qué</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>For the teacher. Not to be handed out.</source>
        <translation>Para el docente. No se reparte.</translation>
    </message>
    <message>
        <source>Key: {title}</source>
        <translation>Clave: {title}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>No source proves this answer.</source>
        <translation>Ninguna fuente demuestra esta respuesta.</translation>
    </message>
    <message>
        <source>Number the boxes in the right order, from 1.</source>
        <translation>Numera las casillas en el orden correcto, desde 1.</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Página {number} de {count}</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Pasajes</translation>
    </message>
    <message>
        <source>Several may be right.</source>
        <translation>Puede haber varias correctas.</translation>
    </message>
    <message>
        <source>Version {code}</source>
        <translation>Versión {code}</translation>
    </message>
    <message>
        <source>Version {code} · {questions} · {points} points</source>
        <translation>Versión {code} · {questions} · {points} puntos</translation>
    </message>
    <message>
        <source>Write the letter that belongs to it into each box.</source>
        <translation>Escribe en cada casilla la letra que corresponde.</translation>
    </message>
    <message>
        <source>not found in the source now</source>
        <translation>no se encuentra ahora en la fuente</translation>
    </message>
    <message>
        <source>the source reads otherwise now</source>
        <translation>la fuente dice ahora otra cosa</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} puntos</translation>
    </message>
</context>
<context>
    <name>practice</name>
    <message numerus="yes">
        <source>%Ln due</source>
        <translation>
            <numerusform>%Ln pendiente</numerusform>
            <numerusform>%Ln pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln learnt</source>
        <translation>
            <numerusform>%Ln aprendida</numerusform>
            <numerusform>%Ln aprendidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln learnt so far; today you would know about {share} of them.</source>
        <translation>
            <numerusform>%Ln aprendida hasta ahora; hoy la sabrías con un {share} de probabilidad.</numerusform>
            <numerusform>%Ln aprendidas hasta ahora; hoy sabrías un {share} de ellas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln nueva</numerusform>
            <numerusform>%Ln nuevas</numerusform>
        </translation>
    </message>
    <message>
        <source>1 question is due today</source>
        <translation>1 pregunta pendiente hoy</translation>
    </message>
    <message>
        <source>1 question was left out: it is gone from its bank, or its passage is not found in the source.</source>
        <translation>Se ha omitido 1 pregunta: ya no está en su banco, o su pasaje no se encuentra en la fuente.</translation>
    </message>
    <message>
        <source>As things stand: what is answered wrongly comes back on the next day, and new questions come on top.</source>
        <translation>Tal como está ahora: lo que se responde mal vuelve al día siguiente, y se suman las preguntas nuevas.</translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>Próximamente</translation>
    </message>
    <message>
        <source>Nothing is due today</source>
        <translation>Hoy no hay nada pendiente</translation>
    </message>
    <message>
        <source>So far {right} of {count} such answers were right; {expected} were expected.</source>
        <translation>Hasta ahora fue correcto el {right} de {count} respuestas así; se esperaba el {expected}.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Mañana</translation>
    </message>
    <message>
        <source>{count} questions are due today</source>
        <translation>{count} preguntas pendientes hoy</translation>
    </message>
    <message>
        <source>{count} questions were left out: they are gone from their banks, or their passages are not found in the sources.</source>
        <translation>Se han omitido {count} preguntas: ya no están en sus bancos, o sus pasajes no se encuentran en las fuentes.</translation>
    </message>
    <message>
        <source>{share} known</source>
        <translation>{share} sabidas</translation>
    </message>
</context>
<context>
    <name>quizzes</name>
    <message>
        <source>After closing</source>
        <translation>Tras el cierre</translation>
    </message>
    <message>
        <source>After submitting</source>
        <translation>Tras la entrega</translation>
    </message>
    <message>
        <source>All attempts are used</source>
        <translation>Se han agotado los intentos</translation>
    </message>
    <message>
        <source>All questions</source>
        <translation>Todas las preguntas</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Draft: students do not see it</source>
        <translation>Borrador: los estudiantes no lo ven</translation>
    </message>
    <message>
        <source>Easy</source>
        <translation>Fácil</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>Difícil</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>No question matches: this quiz cannot be taken.</source>
        <translation>No encaja ninguna pregunta: este cuestionario no se puede hacer.</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Aún no se sabe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Open until {moment}</source>
        <translation>Abierto hasta el {moment}</translation>
    </message>
    <message>
        <source>Opens {moment}</source>
        <translation>Se abre el {moment}</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Your teacher keeps the rest of this result.</source>
        <translation>Tu docente se reserva el resto de este resultado.</translation>
    </message>
    <message>
        <source>Your teacher shows more from {moment} on.</source>
        <translation>Tu docente muestra más a partir del {moment}.</translation>
    </message>
    <message>
        <source>{missing} of {wanted} fixed questions cannot be asked now: draw them again.</source>
        <translation>{missing} de {wanted} preguntas fijas no se pueden hacer ahora: sortéalas de nuevo.</translation>
    </message>
    <message>
        <source>{used} of {allowed} attempts used</source>
        <translation>{used} de {allowed} intentos usados</translation>
    </message>
    <message>
        <source>{wanted} are asked, {there} match: students get fewer.</source>
        <translation>Se piden {wanted} y encajan {there}: los estudiantes reciben menos.</translation>
    </message>
</context>
<context>
    <name>regrade</name>
    <message>
        <source>{before} before, {after} now</source>
        <translation>antes {before}, ahora {after}</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>Regraded</source>
        <translation>Recalificado</translation>
    </message>
    <message>
        <source>Undone {moment}: the score before stands again.</source>
        <translation>Deshecho el {moment}: vuelve a valer el resultado anterior.</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message numerus="yes">
        <source>%Ln attempts were written to {file}.</source>
        <translation>
            <numerusform>Se ha escrito %Ln intento en {file}.</numerusform>
            <numerusform>Se han escrito %Ln intentos en {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drafts</source>
        <translation>
            <numerusform>%Ln borrador</numerusform>
            <numerusform>%Ln borradores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln resultado</numerusform>
            <numerusform>%Ln resultados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions</source>
        <translation>
            <numerusform>%Ln pregunta</numerusform>
            <numerusform>%Ln preguntas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions match, {unseen} of them new to you.</source>
        <translation>
            <numerusform>Encaja %Ln pregunta; nuevas para ti: {unseen}.</numerusform>
            <numerusform>Encajan %Ln preguntas; nuevas para ti: {unseen}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln questions are answered.</source>
        <translation>
            <numerusform>La única pregunta está respondida.</numerusform>
            <numerusform>Las %Ln preguntas están respondidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sin responder</translation>
    </message>
    <message>
        <source>Partly right</source>
        <translation>Parcialmente correcta</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Correcta</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Incorrecta</translation>
    </message>
    <message numerus="yes">
        <source>{file} has %Ln problems; nothing of it was opened.</source>
        <translation>
            <numerusform>{file} tiene %Ln problema; no se ha abierto nada.</numerusform>
            <numerusform>{file} tiene %Ln problemas; no se ha abierto nada.</numerusform>
        </translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln older ones in the folder's 'backups'.</source>
        <translation>
            <numerusform>… y %Ln más antigua en la subcarpeta «backups».</numerusform>
            <numerusform>… y %Ln más antiguas en la subcarpeta «backups».</numerusform>
        </translation>
    </message>
</context>
</TS>
