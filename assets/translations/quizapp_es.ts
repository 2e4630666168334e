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
        <translation type="unfinished"></translation>
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
    <name>LibraryPage</name>
    <message>
        <source>'{title}' is open.</source>
        <translation>«{title}» está abierto.</translation>
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
        <source>Question banks (*.yaml *.yml)</source>
        <translation>Bancos de preguntas (*.yaml *.yml)</translation>
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
    <name>Rail</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
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
        <source>Settings</source>
        <translation>Ajustes</translation>
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
        <source>Back</source>
        <translation>Atrás</translation>
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
        <translation type="unfinished"></translation>
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
