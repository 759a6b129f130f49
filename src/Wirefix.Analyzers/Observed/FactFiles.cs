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
    private static readonly ConditionalWeakTable<AnalyzerOptions, WireFacts> Merged = new();

    /// <summary>The facts of all files; none where there is no file. Lines that cannot be read are left out (WIRE0001 tells them).</summary>
    public static WireFacts Of(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (Merged.TryGetValue(options, out var known))
            return known;

        var texts = options.AdditionalFiles.Where(IsFacts).Select(file => file.GetText(cancellationToken)).OfType<SourceText>();
        var facts = Merge([.. texts.Select(FactReadings.Of)]);
        return Merged.GetValue(options, _ => facts);
    }

    /// <summary>Whether a file is one of facts.</summary>
    public static bool IsFacts(AdditionalText file) => file.Path.EndsWith(FactText.Extension, StringComparison.OrdinalIgnoreCase);

    private static WireFacts Merge(ImmutableArray<FactReading> readings) => readings.Length switch
    {
        0 => WireFacts.None,
        1 => readings[0].Facts,
        _ => WireFacts.Of(readings.SelectMany(reading => reading.Facts.Facts)),
    };
}
