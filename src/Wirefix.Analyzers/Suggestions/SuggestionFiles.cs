using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Facts.Suggestions;

namespace Wirefix.Analyzers.Suggestions;

/// <summary>The verified fixes that a compilation was given: its additional files that end in <c>.wirefix</c>.</summary>
public static class SuggestionFiles
{
    private static readonly ConditionalWeakTable<SourceText, VerifiedFixReading> Readings = new();

    /// <summary>The fixes of all files, in the order of the files.</summary>
    public static IEnumerable<VerifiedFix> Of(AnalyzerOptions options, CancellationToken cancellationToken) =>
        options.AdditionalFiles.Where(IsSuggestions).Select(file => file.GetText(cancellationToken)).OfType<SourceText>().SelectMany(text => Read(text).Fixes);

    /// <summary>Whether a file is one of verified fixes.</summary>
    public static bool IsSuggestions(AdditionalText file) => file.Path.EndsWith(VerifiedFixText.Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a text says.</summary>
    public static VerifiedFixReading Read(SourceText text) =>
        Readings.GetValue(text, static text => VerifiedFixText.Read(text.Lines.Select(line => line.ToString())));
}
