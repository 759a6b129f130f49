using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Facts;
using Wirefix.Facts.Text;

namespace Wirefix.Analyzers.Observed;

/// <summary>The wire facts that a compilation was given: its additional files that end in <c>.wirefacts</c>, merged.</summary>
internal static class FactFiles
{
    // A text is read once, however many rules and compilations ask; it goes when the text does.
    private static readonly ConditionalWeakTable<SourceText, FactReading> Readings = new();

    private static readonly ConditionalWeakTable<AnalyzerOptions, WireFacts> Merged = new();

    /// <summary>The facts of all files; none where there is no file. Lines that cannot be read are left out (WIRE0001 tells them).</summary>
    public static WireFacts Of(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (Merged.TryGetValue(options, out var known))
            return known;

        var facts = Merge([.. options.AdditionalFiles.Where(IsFacts).Select(file => file.GetText(cancellationToken)).OfType<SourceText>().Select(Read)]);
        return Merged.GetValue(options, _ => facts);
    }

    /// <summary>Whether a file is one of facts.</summary>
    public static bool IsFacts(AdditionalText file) => file.Path.EndsWith(FactText.Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a text says.</summary>
    public static FactReading Read(SourceText text) =>
        Readings.GetValue(text, static text => FactText.Read(text.Lines.Select(line => line.ToString())));

    private static WireFacts Merge(ImmutableArray<FactReading> readings) => readings.Length switch
    {
        0 => WireFacts.None,
        1 => readings[0].Facts,
        _ => WireFacts.Of(readings.SelectMany(reading => reading.Facts.Facts)),
    };
}
