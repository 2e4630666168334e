<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
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
