namespace Wirefix.Traffic.Formats;

/// <summary>
/// Decides what the stamps of a capture can carry, for each direction by itself. Most recordings of outbound calls
/// give every one of them a length of 1 ms; the stamp is then the response's end and the beginning is not known.
/// </summary>
internal static class TimingJudge
{
    private const int FewestToJudge = 3;

    private const double ShareThatTells = 0.9;

    private static readonly TimeSpan PlaceholderDuration = TimeSpan.FromMilliseconds(1);

    /// <summary>The exchanges of the pairs, in the pairs' order.</summary>
    public static IEnumerable<Exchange> Judge(IReadOnlyCollection<RecordedPair> pairs)
    {
        var placeholders = Enum.GetValues<Direction>()
            .Where(direction => HasPlaceholders(pairs.Where(pair => pair.Direction == direction && pair.Timing is null)))
            .ToHashSet();
        return pairs.Select(pair => ToExchange(pair, placeholders.Contains(pair.Direction)));
    }

    private static bool HasPlaceholders(IEnumerable<RecordedPair> pairs)
    {
        var durations = pairs.Where(pair => pair.Duration is not null).Select(pair => pair.Duration!.Value).ToArray();
        var placeholders = durations.Count(duration => duration <= PlaceholderDuration);
        return placeholders >= FewestToJudge && placeholders >= ShareThatTells * durations.Length;
    }

    private static Exchange ToExchange(RecordedPair pair, bool placeholder)
    {
        var timing = TimingOf(pair, placeholder);
        return new Exchange
        {
            Id = pair.Id ?? pair.Source,
            Direction = pair.Direction,
            Start = pair.Stamp ?? DateTimeOffset.UnixEpoch,
            Duration = timing == Timing.Span ? pair.Duration ?? TimeSpan.Zero : TimeSpan.Zero,
            Timing = timing,
            Request = pair.Request,
            Response = pair.Response,
            TraceId = pair.TraceId ?? TraceParent.TraceIdOf(pair.Request),
            Source = pair.Source,
        };
    }

    private static Timing TimingOf(RecordedPair pair, bool placeholder) => pair switch
    {
        { Stamp: null } => Timing.None,
        { Timing: { } known } => known,
        { Duration: null } => Timing.StartOnly,
        _ => placeholder ? Timing.EndOnly : Timing.Span,
    };
}
