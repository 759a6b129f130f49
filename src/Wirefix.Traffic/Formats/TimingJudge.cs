namespace Wirefix.Traffic.Formats;

/// <summary>
/// Decides what the stamps of a capture can carry, for each direction by itself. Most recordings of outbound calls
/// give every one of them a length of 1 ms; the stamp is then the response's end and the beginning is not known.
/// </summary>
internal sealed class TimingJudge
{
    private const int FewestToJudge = 3;

    private const double ShareThatTells = 0.9;

    private static readonly TimeSpan PlaceholderDuration = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<Direction, (long Lengths, long Placeholders)> _seen = [];

    /// <summary>Takes note of a pair; only lengths whose format does not say what they are need a judgement.</summary>
    public void See(Direction direction, TimeSpan? duration, Timing? timing)
    {
        if (timing is not null || duration is not { } length)
            return;
        var (lengths, placeholders) = _seen.GetValueOrDefault(direction);
        _seen[direction] = (lengths + 1, placeholders + (length <= PlaceholderDuration ? 1 : 0));
    }

    /// <summary>Whether the lengths of a direction are the recorder's 1 ms, as far as was seen.</summary>
    public bool HasPlaceholders(Direction direction)
    {
        var (lengths, placeholders) = _seen.GetValueOrDefault(direction);
        return placeholders >= FewestToJudge && placeholders >= ShareThatTells * lengths;
    }

    /// <summary>The exchange of a pair, when every pair was seen.</summary>
    public Exchange Judge(RecordedPair pair)
    {
        var timing = TimingOf(pair);
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
            Service = pair.Service,
            Source = pair.Source,
        };
    }

    private Timing TimingOf(RecordedPair pair) => pair switch
    {
        { Stamp: null } => Timing.None,
        { Timing: { } known } => known,
        { Duration: null } => Timing.StartOnly,
        _ => HasPlaceholders(pair.Direction) ? Timing.EndOnly : Timing.Span,
    };
}
