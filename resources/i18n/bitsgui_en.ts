<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>window</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) are finished</source>
        <translation>
            <numerusform>%n download is finished</numerusform>
            <numerusform>%n downloads are finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) go on when you start bitsgui again.</source>
        <translation>
            <numerusform>%n download goes on when you start bitsgui again.</numerusform>
            <numerusform>%n downloads go on when you start bitsgui again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) in it stay, without a category.</source>
        <translation>
            <numerusform>%n download in it stays, without a category.</numerusform>
            <numerusform>%n downloads in it stay, without a category.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) may be an order: download each again by itself.</source>
        <translation>
            <numerusform>%n download may be an order: download it again by itself.</numerusform>
            <numerusform>%n downloads may be orders: download each again by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) need your attention.</source>
        <translation>
            <numerusform>%n download needs your attention.</numerusform>
            <numerusform>%n downloads need your attention.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) selected</source>
        <translation>
            <numerusform>%n download selected</numerusform>
            <numerusform>%n downloads selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) will wait, paused, until you resume them.</source>
        <translation>
            <numerusform>%n download will wait, paused, until you resume it.</numerusform>
            <numerusform>%n downloads will wait, paused, until you resume them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier event(s) under Activity</source>
        <translation>
            <numerusform>%n earlier event under Activity</numerusform>
            <numerusform>%n earlier events under Activity</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are as their server lists them in %3 (%2)</source>
        <translation>
            <numerusform>%n file is as its server lists it in %3 (%2)</numerusform>
            <numerusform>%n files are as their server lists them in %3 (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed</source>
        <translation>
            <numerusform>%n file failed</numerusform>
            <numerusform>%n files failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) given up</source>
        <translation>
            <numerusform>%n file given up</numerusform>
            <numerusform>%n files given up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the name of another one here.</source>
        <translation>
            <numerusform>%n file has the name of another one here.</numerusform>
            <numerusform>%n files have the names of others here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the name of another one here: they get numbers.</source>
        <translation>
            <numerusform>%n file has the name of another one here: it gets a number.</numerusform>
            <numerusform>%n files have the names of others here: they get numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) kept</source>
        <translation>
            <numerusform>%n file kept</numerusform>
            <numerusform>%n files kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of these names are in this folder already.</source>
        <translation>
            <numerusform>%n file of these names is in this folder already.</numerusform>
            <numerusform>%n files of these names are in this folder already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): %1</source>
        <translation>
            <numerusform>%n file: %1</numerusform>
            <numerusform>%n files: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished file(s) (%1) go to the trash.</source>
        <translation>
            <numerusform>%n finished file (%1) goes to the trash.</numerusform>
            <numerusform>%n finished files (%1) go to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished file(s) (%1) stay in their folders.</source>
        <translation>
            <numerusform>%n finished file (%1) stays in its folder.</numerusform>
            <numerusform>%n finished files (%1) stay in their folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished file(s) are no longer there.</source>
        <translation>
            <numerusform>%n finished file is no longer there.</numerusform>
            <numerusform>%n finished files are no longer there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be downloaded: %1</source>
        <translation>
            <numerusform>%n line cannot be downloaded: %1</numerusform>
            <numerusform>%n lines cannot be downloaded: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links were copied.</source>
        <translation>
            <numerusform>%n link was copied.</numerusform>
            <numerusform>%n links were copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s)</source>
        <translation>
            <numerusform>%n more message</numerusform>
            <numerusform>%n more messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 file(s) has a problem</source>
        <translation>
            <numerusform>%n of %1 files has a problem</numerusform>
            <numerusform>%n of %1 files have a problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 links are in the list already.</source>
        <translation>
            <numerusform>%n of %1 links is in the list already.</numerusform>
            <numerusform>%n of %1 links are in the list already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %2 damaged pieces of “%1” has been fetched again.</source>
        <translation>
            <numerusform>%n of %2 damaged pieces of “%1” has been fetched again.</numerusform>
            <numerusform>%n of %2 damaged pieces of “%1” have been fetched again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %2 pieces of “%1” is damaged.</source>
        <translation>
            <numerusform>%n of %2 pieces of “%1” is damaged.</numerusform>
            <numerusform>%n of %2 pieces of “%1” are damaged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %2 pieces of “%1” was damaged and has been fetched again.</source>
        <translation>
            <numerusform>%n of %2 pieces of “%1” was damaged and has been fetched again.</numerusform>
            <numerusform>%n of %2 pieces of “%1” were damaged and have been fetched again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n option(s) that you changed get their defaults.</source>
        <translation>
            <numerusform>%n option that you changed gets its default.</numerusform>
            <numerusform>%n options that you changed get their defaults.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) missing</source>
        <translation>
            <numerusform>%n piece missing</numerusform>
            <numerusform>%n pieces missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) a file</source>
        <translation>
            <numerusform>%n segment a file</numerusform>
            <numerusform>%n segments a file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished download(s) and the %1 received so far go.</source>
        <translation>
            <numerusform>%n unfinished download and the %1 received so far go.</numerusform>
            <numerusform>%n unfinished downloads and the %1 received so far go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a problem</source>
        <translation>
            <numerusform>%n with a problem</numerusform>
            <numerusform>%n with a problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;More: %n set</source>
        <translation>
            <numerusform>&amp;More: %n set</numerusform>
            <numerusform>&amp;More: %n set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A cURL command with %n link(s)</source>
        <translation>
            <numerusform>A cURL command with %n link</numerusform>
            <numerusform>A cURL command with %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A check could not read %n file(s)</source>
        <translation>
            <numerusform>A check could not read %n file</numerusform>
            <numerusform>A check could not read %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A check found %n file(s) to be damaged</source>
        <translation>
            <numerusform>A check found %n file to be damaged</numerusform>
            <numerusform>A check found %n files to be damaged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A check found %n file(s) to be right</source>
        <translation>
            <numerusform>A check found %n file to be right</numerusform>
            <numerusform>A check found %n files to be right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A check found damage in %n file(s) and fetched the damaged pieces again</source>
        <translation>
            <numerusform>A check found damage in %n file and fetched the damaged pieces again</numerusform>
            <numerusform>A check found damage in %n files and fetched the damaged pieces again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A check found no checksum to compare %n file(s) with</source>
        <translation>
            <numerusform>A check found no checksum to compare %n file with</numerusform>
            <numerusform>A check found no checksums to compare %n files with</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n file(s) are right.</source>
        <translation>
            <numerusform>%n file is right.</numerusform>
            <numerusform>All %n files are right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n piece(s) of “%1” are right.</source>
        <translation>
            <numerusform>%n piece of “%1” is right.</numerusform>
            <numerusform>All %n pieces of “%1” are right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete %n download(s) with a part of their files?</source>
        <translation>
            <numerusform>Complete %n download with a part of its files?</numerusform>
            <numerusform>Complete %n downloads with a part of their files?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each of %n download(s) uses at &amp;most</source>
        <translation>
            <numerusform>%n download uses at &amp;most</numerusform>
            <numerusform>Each of %n downloads uses at &amp;most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fresh links for %n file(s)</source>
        <translation>
            <numerusform>Fresh links for %n file</numerusform>
            <numerusform>Fresh links for %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move the files of %n download(s)</source>
        <translation>
            <numerusform>Move the files of %n download</numerusform>
            <numerusform>Move the files of %n downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No checksum file for %n file(s) was found on the server</source>
        <translation>
            <numerusform>No checksum file for %n file was found on the server</numerusform>
            <numerusform>No checksum file for %n files was found on the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No program opens %n link(s).</source>
        <translation>
            <numerusform>No program opens %n link.</numerusform>
            <numerusform>No program opens %n links.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remo&amp;ve %n file(s) from the download</source>
        <translation>
            <numerusform>Remo&amp;ve %n file from the download</numerusform>
            <numerusform>Remo&amp;ve %n files from the download</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n download(s)?</source>
        <translation>
            <numerusform>Remove %n download?</numerusform>
            <numerusform>Remove %n downloads?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n file(s)</source>
        <translation>
            <numerusform>Remove %n file</numerusform>
            <numerusform>Remove %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n file(s) from the download?</source>
        <translation>
            <numerusform>Remove %n file from the download?</numerusform>
            <numerusform>Remove %n files from the download?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n download(s)</source>
        <translation>
            <numerusform>Removed %n download</numerusform>
            <numerusform>Removed %n downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n file(s) over?</source>
        <translation>
            <numerusform>Start %n file over?</numerusform>
            <numerusform>Start %n files over?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The checksums of %n file(s) agree</source>
        <translation>
            <numerusform>The checksum of %n file agrees</numerusform>
            <numerusform>The checksums of %n files agree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>When do %n download(s) begin?</source>
        <translation>
            <numerusform>When does %n download begin?</numerusform>
            <numerusform>When do %n downloads begin?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can undo this for %n second(s).</source>
        <translation>
            <numerusform>You can undo this for %n second.</numerusform>
            <numerusform>You can undo this for %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n file(s)</source>
        <translation>
            <numerusform>for %n file</numerusform>
            <numerusform>for %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” is deleted; %n download(s) left without a category.</source>
        <translation>
            <numerusform>“%1” is deleted; %n download left without a category.</numerusform>
            <numerusform>“%1” is deleted; %n downloads left without a category.</numerusform>
        </translation>
    </message>
</context>
</TS>
