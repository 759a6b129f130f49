namespace Wirefix.Traffic.Formats;

/// <summary>
/// Decides what the stamps of a capture can carry, for each recording and direction by itself, as what one recorder measured says nothing of
/// another's. Most recordings of outbound calls give every one of them a length of 1 ms; the stamp is then the response's end and the beginning
/// is not known. What is too short to tell is judged with all else that is so in its folder, then with all that is so anywhere.
/// </summary>
/// <param name="recordings">The recordings that are read as one capture.</param>
internal sealed class TimingJudge(Recordings recordings)
{
    private const int FewestToJudge = 3;

    private const double ShareThatTells = 0.9;

    private static readonly TimeSpan PlaceholderDuration = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<(int Recording, Direction Direction), Lengths> _seen = [];

    /// <summary>Takes note of a pair of a recording; only lengths whose format does not say what they are need a judgement.</summary>
    public void See(int recording, Direction direction, TimeSpan? duration, Timing? timing)
    {
        if (timing is null && duration is { } length)
            Add(recording, direction, new Lengths(1, length <= PlaceholderDuration ? 1 : 0));
    }

    /// <summary>Whether the lengths of a direction of a recording are the recorder's 1 ms, as far as was seen.</summary>
    public bool HasPlaceholders(int recording, Direction direction)
    {
        var lengths = _seen.GetValueOrDefault((recording, direction));
        return lengths.AreEnough || recording == Recordings.Whole ? lengths.ArePlaceholders : HasPlaceholders(recordings.Above(recording), direction);
    }

    /// <summary>The exchange of a pair of a recording, when every pair was seen.</summary>
    public Exchange Judge(RecordedPair pair, int recording)
    {
        var timing = TimingOf(pair, recording);
        return new Exchange
        {
            Id = pair.Id ?? pair.Source,
            Direction = pair.Direction,
            Start = pair.Stamp ?? DateTimeOffset.UnixEpoch,
            Duration = timing == Timing.Span ? pair.Duration ?? TimeSpan.Zero : TimeSpan.Zero,
            Timing = timing,
            Request = pair.Request,
            Response = pair.Response,
            TraceId = pair.TraceId,
            Service = pair.Service,
            Source = pair.Source,
        };
    }

    private Timing TimingOf(RecordedPair pair, int recording) => pair switch
    {
        { Stamp: null } => Timing.None,
        { Timing: { } known } => known,
        { Duration: null } => Timing.StartOnly,
        _ => HasPlaceholders(recording, pair.Direction) ? Timing.EndOnly : Timing.Span,
    };

    // Lengths that become enough by themselves are no longer among those of what is above.
    private void Add(int recording, Direction direction, Lengths more)
    {
        var before = _seen.GetValueOrDefault((recording, direction));
        var now = before + more;
        _seen[(recording, direction)] = now;
        if (recording != Recordings.Whole && before.IfFew != now.IfFew)
            Add(recordings.Above(recording), direction, now.IfFew - before.IfFew);
    }

    private readonly record struct Lengths(long All, long Placeholders)
    {
        public bool AreEnough => All >= FewestToJudge;

        public bool ArePlaceholders => Placeholders >= FewestToJudge && Placeholders >= ShareThatTells * All;

        public Lengths IfFew => AreEnough ? default : this;

        public static Lengths operator +(Lengths one, Lengths other) => new(one.All + other.All, one.Placeholders + other.Placeholders);

        public static Lengths operator -(Lengths one, Lengths other) => new(one.All - other.All, one.Placeholders - other.Placeholders);
    }
}
