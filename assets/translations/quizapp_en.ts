<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>QuizForm</name>
    <message numerus="yes">
        <source>%Ln questions are drawn. Look at them in the preview.</source>
        <translation>
            <numerusform>%Ln question is drawn. Look at it in the preview.</numerusform>
            <numerusform>%Ln questions are drawn. Look at them in the preview.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions match.</source>
        <translation>
            <numerusform>%Ln question matches.</numerusform>
            <numerusform>%Ln questions match.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuizzesPage</name>
    <message numerus="yes">
        <source>%Ln attempts</source>
        <translation>
            <numerusform>%Ln attempt</numerusform>
            <numerusform>%Ln attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>generate</name>
    <message numerus="yes">
        <source>%Ln citations are at their new place. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%Ln citation is at its new place. Ctrl+Z takes it back.</numerusform>
            <numerusform>%Ln citations are at their new place. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drafts</source>
        <translation>
            <numerusform>%Ln draft</numerusform>
            <numerusform>%Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drafts still wait for you here.</source>
        <translation>
            <numerusform>%Ln draft still waits for you here.</numerusform>
            <numerusform>%Ln drafts still wait for you here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drafts were made, but none of what you asked for.</source>
        <translation>
            <numerusform>%Ln draft was made, but not of what you asked for.</numerusform>
            <numerusform>%Ln drafts were made, but none of what you asked for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dropped</source>
        <translation>
            <numerusform>%Ln dropped</numerusform>
            <numerusform>%Ln dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln for later</source>
        <translation>
            <numerusform>%Ln for later</numerusform>
            <numerusform>%Ln for later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln headings</source>
        <translation>
            <numerusform>%Ln heading</numerusform>
            <numerusform>%Ln headings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>%Ln kept</numerusform>
            <numerusform>%Ln kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are drafts, which quizzes leave out until they are reviewed.</source>
        <translation>
            <numerusform>%Ln of them is a draft, which quizzes leave out until it is reviewed.</numerusform>
            <numerusform>%Ln of them are drafts, which quizzes leave out until they are reviewed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions are in “{title}”.</source>
        <translation>
            <numerusform>%Ln question is in “{title}”.</numerusform>
            <numerusform>%Ln questions are in “{title}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions are left out of quizzes until their citations are mended.</source>
        <translation>
            <numerusform>%Ln question is left out of quizzes until its citations are mended.</numerusform>
            <numerusform>%Ln questions are left out of quizzes until their citations are mended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions are no longer reviewed: what they cite reads otherwise now. Ctrl+Z takes it back; R accepts and reviews again.</source>
        <translation>
            <numerusform>%Ln question is no longer reviewed: what it cites reads otherwise now. Ctrl+Z takes it back; R accepts and reviews again.</numerusform>
            <numerusform>%Ln questions are no longer reviewed: what they cite reads otherwise now. Ctrl+Z takes it back; R accepts and reviews again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions were kept.</source>
        <translation>
            <numerusform>%Ln question was kept.</numerusform>
            <numerusform>%Ln questions were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to go</source>
        <translation>
            <numerusform>%Ln to go</numerusform>
            <numerusform>%Ln to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were in the bank already and stayed as they are.</source>
        <translation>
            <numerusform>%Ln was in the bank already and stayed as it is.</numerusform>
            <numerusform>%Ln were in the bank already and stayed as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln kept …</source>
        <translation>
            <numerusform>Save %Ln kept …</numerusform>
            <numerusform>Save %Ln kept …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>practice</name>
    <message numerus="yes">
        <source>%Ln due</source>
        <translation>
            <numerusform>%Ln due</numerusform>
            <numerusform>%Ln due</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln learnt</source>
        <translation>
            <numerusform>%Ln learnt</numerusform>
            <numerusform>%Ln learnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln learnt so far; today you would know about {share} of them.</source>
        <translation>
            <numerusform>%Ln learnt so far; today you would know it with a chance of {share}.</numerusform>
            <numerusform>%Ln learnt so far; today you would know about {share} of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>words</name>
    <message numerus="yes">
        <source>%Ln attempts were written to {file}.</source>
        <translation>
            <numerusform>%Ln attempt was written to {file}.</numerusform>
            <numerusform>%Ln attempts were written to {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drafts</source>
        <translation>
            <numerusform>%Ln draft</numerusform>
            <numerusform>%Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions</source>
        <translation>
            <numerusform>%Ln question</numerusform>
            <numerusform>%Ln questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions match, {unseen} of them new to you.</source>
        <translation>
            <numerusform>%Ln question matches, {unseen} of it new to you.</numerusform>
            <numerusform>%Ln questions match, {unseen} of them new to you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln questions are answered.</source>
        <translation>
            <numerusform>The only question is answered.</numerusform>
            <numerusform>All %Ln questions are answered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file} has %Ln problems; nothing of it was opened.</source>
        <translation>
            <numerusform>{file} has %Ln problem; nothing of it was opened.</numerusform>
            <numerusform>{file} has %Ln problems; nothing of it was opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln older ones in the folder's 'backups'.</source>
        <translation>
            <numerusform>… and %Ln older one in the folder's 'backups'.</numerusform>
            <numerusform>… and %Ln older ones in the folder's 'backups'.</numerusform>
        </translation>
    </message>
</context>
</TS>
