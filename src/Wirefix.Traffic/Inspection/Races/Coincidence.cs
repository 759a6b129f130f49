using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>How many pairs of calls would have equal bodies by chance: where a body is a few small numbers and words, some are bound to.</summary>
internal static class Coincidence
{
    /// <summary>
    /// The expected number of such pairs, were the fields independent: each agrees by chance as often as it does in pairs that differ otherwise.
    /// </summary>
    /// <param name="calls">The calls of one endpoint.</param>
    /// <param name="equal">How many pairs of them have equal bodies.</param>
    /// <param name="scene">The scene.</param>
    public static double PairsOf(IReadOnlyCollection<Exchange> calls, int equal, Scene scene)
    {
        var pairs = PairsIn(calls.Count);
        var columns = calls.SelectMany(call => Values(call, scene)).GroupBy(value => value.Path, value => value.Text, StringComparer.Ordinal);
        return columns
            .Select(column => column.CountBy(text => text, StringComparer.Ordinal).Sum(text => PairsIn(text.Value)) + PairsIn(calls.Count - column.Count()))
            .Select(agreeing => Math.Clamp(agreeing - equal, 0, pairs) / Math.Max(1, pairs))
            .Aggregate(pairs, (expected, share) => expected * share);
    }

    private static double PairsIn(int count) => count * (count - 1.0) / 2;

    // What a list holds is one value; a field that a body lacks has none.
    private static IEnumerable<(string Path, string Text)> Values(Exchange call, Scene scene) => scene.PayloadOf(call.Request) is not { } payload
        ? [("", call.Request.BodyText)]
        : from field in payload
          where field.Kind is not (PayloadKind.Object or PayloadKind.Array)
          group field.Text by field.Path into texts
          select (texts.Key, string.Join('\n', texts));
}
