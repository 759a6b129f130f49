using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers.Concurrency;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>What a diagnostic points at.</summary>
/// <param name="WhenAll">The span of the <c>Task.WhenAll</c> expression.</param>
/// <param name="FanOuts">The spans of the code that is run for each element, with their shapes.</param>
internal sealed record FanOutTarget(TextSpan WhenAll, ImmutableArray<(TextSpan Span, FanOutShape Shape)> FanOuts)
{
    /// <summary>Reads a diagnostic; null where it lacks what the rule puts in.</summary>
    public static FanOutTarget? From(Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(UnboundedFanOut.ShapesProperty, out var property) || property is null)
            return null;

        var shapes = property.Split(',');
        if (shapes.Length != diagnostic.AdditionalLocations.Count || !shapes.All(shape => Enum.TryParse<FanOutShape>(shape, out _)))
            return null;

        var fanOuts = diagnostic.AdditionalLocations.Zip(shapes, (place, shape) => (place.SourceSpan, (FanOutShape)Enum.Parse(typeof(FanOutShape), shape)));
        return new FanOutTarget(diagnostic.Location.SourceSpan, [.. fanOuts.Distinct()]);
    }

    /// <summary>The same target in the text that some changes have led to.</summary>
    public FanOutTarget After(ImmutableArray<TextChange> changes) =>
        new(Moved(WhenAll, changes), [.. FanOuts.Select(fanOut => (Moved(fanOut.Span, changes), fanOut.Shape))]);

    private static TextSpan Moved(TextSpan span, ImmutableArray<TextChange> changes)
    {
        var start = span.Start + changes.Where(change => change.Span.End <= span.Start).Sum(Growth);
        var end = span.End + changes.Where(change => change.Span.Start < span.End).Sum(Growth);
        return TextSpan.FromBounds(start, Math.Max(start, end));
    }

    private static int Growth(TextChange change) => (change.NewText?.Length ?? 0) - change.Span.Length;
}
