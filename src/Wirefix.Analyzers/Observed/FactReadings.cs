using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Facts.Text;

namespace Wirefix.Analyzers.Observed;

/// <summary>
/// What texts of facts say. A text is read once, however many rules ask; and the projects of a solution that have one file in common each
/// give the compiler a text of their own, one after the other, which are the same to a compile server.
/// </summary>
internal static class FactReadings
{
    private const int MostRemembered = 8;

    private static readonly ConditionalWeakTable<SourceText, Known> Readings = new();

    // The youngest first. They are kept by the texts that they are of, and for a while after.
    private static WeakReference<Known>[] _recent = [];

    /// <summary>What a text says.</summary>
    public static FactReading Of(SourceText text) => Readings.GetValue(text, static text => Remembered(text.ToString())).Reading;

    private static Known Remembered(string text)
    {
        foreach (var reference in _recent)
        {
            if (reference.TryGetTarget(out var known) && string.Equals(known.Text, text, StringComparison.Ordinal))
                return known;
        }

        var read = new Known(text, FactText.Read(text));
        _recent = [new WeakReference<Known>(read), .. _recent.Take(MostRemembered - 1)];
        return read;
    }

    private sealed record Known(string Text, FactReading Reading);
}
