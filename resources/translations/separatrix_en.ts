<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Axes</name>
    <message numerus="yes">
        <source>%1 movie(s) lie outside: they are trained on, but not seen.</source>
        <translation>
            <numerusform>%1 movie lies outside: it is trained on, but not seen.</numerusform>
            <numerusform>%1 movies lie outside: they are trained on, but not seen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassChanges</name>
    <message numerus="yes">
        <source>“%2” has %1 movie(s). What becomes of them?</source>
        <translation>
            <numerusform>“%2” has %1 movie. What becomes of it?</numerusform>
            <numerusform>“%2” has %1 movies. What becomes of them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They go with the class</source>
        <translation>
            <numerusform>It goes with the class</numerusform>
            <numerusform>They go with the class</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They get the label</source>
        <translation>
            <numerusform>It gets the label</numerusform>
            <numerusform>They get the label</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message numerus="yes">
        <source>One number for %n label(s)</source>
        <translation>
            <numerusform>One number for %n label</numerusform>
            <numerusform>One number for %n labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataFacts</name>
    <message numerus="yes">
        <source>%1 movie(s)</source>
        <translation>
            <numerusform>%1 movie</numerusform>
            <numerusform>%1 movies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GenerateForm</name>
    <message numerus="yes">
        <source>the first %1 of %2 movie(s)</source>
        <translation>
            <numerusform>the first %1 of %2 movie</numerusform>
            <numerusform>the first %1 of %2 movies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 movie(s)</source>
        <translation>
            <numerusform>%1 movie</numerusform>
            <numerusform>%1 movies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MovieDrag</name>
    <message numerus="yes">
        <source>Move %1 movie(s)</source>
        <translation>
            <numerusform>Move movie</numerusform>
            <numerusform>Move %1 movies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinnedCurves</name>
    <message numerus="yes">
        <source>rate × %1 every %2 epoch(s)</source>
        <translation>
            <numerusform>rate × %1 every %2 epoch</numerusform>
            <numerusform>rate × %1 every %2 epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cosine to × %1 over %2 epoch(s)</source>
        <translation>
            <numerusform>cosine to × %1 over %2 epoch</numerusform>
            <numerusform>cosine to × %1 over %2 epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frozen weight(s)</source>
        <translation>
            <numerusform>%n frozen weight</numerusform>
            <numerusform>%n frozen weights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n curve(s) are pinned, which is as many as can be told apart: remove one first.</source>
        <translation>
            <numerusform>%n curve is pinned, which is as many as can be told apart: remove it first.</numerusform>
            <numerusform>%n curves are pinned, which is as many as can be told apart: remove one first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PracticalSession</name>
    <message numerus="yes">
        <source>%n hidden layer(s), %1</source>
        <translation>
            <numerusform>%n hidden layer, %1</numerusform>
            <numerusform>%n hidden layers, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trained for %n epoch(s)</source>
        <translation>
            <numerusform>Trained for %n epoch</numerusform>
            <numerusform>Trained for %n epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message numerus="yes">
        <source>%n more document(s) wait behind it.</source>
        <translation>
            <numerusform>One more document waits behind it.</numerusform>
            <numerusform>%n more documents wait behind it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%1: accuracy %2, loss %3 (%4 movie(s))</source>
        <translation>
            <numerusform>%1: accuracy %2, loss %3 (%4 movie)</numerusform>
            <numerusform>%1: accuracy %2, loss %3 (%4 movies)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 weight(s)</source>
        <translation>
            <numerusform>%1 weight</numerusform>
            <numerusform>%1 weights</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%1 movie(s)</source>
        <translation>
            <numerusform>%1 movie</numerusform>
            <numerusform>%1 movies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 test movie(s)</source>
        <translation>
            <numerusform>%1 test movie</numerusform>
            <numerusform>%1 test movies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 parameter(s)</source>
        <translation>
            <numerusform>%1 parameter</numerusform>
            <numerusform>%1 parameters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stopped after %1 epoch(s)</source>
        <translation>
            <numerusform>stopped after %1 epoch</numerusform>
            <numerusform>stopped after %1 epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>separatrix::AccuracyBars</name>
    <message numerus="yes">
        <source>%1: %2 of %3 training movie(s) right</source>
        <translation>
            <numerusform>%1: %2 of %3 training movie right</numerusform>
            <numerusform>%1: %2 of %3 training movies right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %1 of %2 test movie(s)</source>
        <translation>
            <numerusform>, %1 of %2 test movie</numerusform>
            <numerusform>, %1 of %2 test movies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>separatrix::AnimationDialog</name>
    <message numerus="yes">
        <source>%1 frame(s): %2 is the most; take a frame less often.</source>
        <translation>
            <numerusform>%1 frame: %2 is the most; take a frame less often.</numerusform>
            <numerusform>%1 frames: %2 is the most; take a frame less often.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 frame(s), %2 seconds</source>
        <translation>
            <numerusform>%1 frame, %2 seconds</numerusform>
            <numerusform>%1 frames, %2 seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>separatrix::CriticsList</name>
    <message numerus="yes">
        <source>User %2 rated %1 movie(s)</source>
        <translation>
            <numerusform>User %2 rated %1 movie</numerusform>
            <numerusform>User %2 rated %1 movies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>separatrix::CsvImport</name>
    <message numerus="yes">
        <source>Import %n movie(s)</source>
        <translation>
            <numerusform>Import %n movie</numerusform>
            <numerusform>Import %n movies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>separatrix::ImportCsvDialog</name>
    <message numerus="yes">
        <source>About %1 row(s).</source>
        <translation>
            <numerusform>About %1 row.</numerusform>
            <numerusform>About %1 rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>separatrix::MovieLensImport</name>
    <message numerus="yes">
        <source>%1 movie(s)</source>
        <translation>
            <numerusform>%1 movie</numerusform>
            <numerusform>%1 movies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>separatrix::MoviesTable</name>
    <message numerus="yes">
        <source>%1 movie(s)</source>
        <translation>
            <numerusform>%1 movie</numerusform>
            <numerusform>%1 movies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wrong</source>
        <translation>
            <numerusform>%1 wrong</numerusform>
            <numerusform>%1 wrong</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>separatrix::Session</name>
    <message numerus="yes">
        <source>Paste %n movie(s)</source>
        <translation>
            <numerusform>Paste movie</numerusform>
            <numerusform>Paste %n movies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 movie(s)</source>
        <translation>
            <numerusform>Delete movie</numerusform>
            <numerusform>Delete %1 movies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %1 movie(s)</source>
        <translation>
            <numerusform>Duplicate movie</numerusform>
            <numerusform>Duplicate %1 movies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relabel %1 movie(s)</source>
        <translation>
            <numerusform>Relabel movie</numerusform>
            <numerusform>Relabel %1 movies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Jitter %1 movie(s)</source>
        <translation>
            <numerusform>Jitter movie</numerusform>
            <numerusform>Jitter %1 movies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>separatrix::ToolStrip</name>
    <message numerus="yes">
        <source>%n movie(s)</source>
        <translation>
            <numerusform>%n movie</numerusform>
            <numerusform>%n movies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>separatrix::WeightBars</name>
    <message numerus="yes">
        <source>%1 of %2 weight(s) between %3 and %4</source>
        <translation>
            <numerusform>%1 of %2 weight between %3 and %4</numerusform>
            <numerusform>%1 of %2 weights between %3 and %4</numerusform>
        </translation>
    </message>
</context>
</TS>
