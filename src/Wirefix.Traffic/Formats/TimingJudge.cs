using System.Collections.Immutable;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Decides what the stamps of a capture can carry, for each recording and direction by itself, as what one recorder measured says nothing of
/// another's. Most recordings of outbound calls give every one of them a length of 1 ms; the stamp is then the response's end and the beginning
/// is not known. What is too short to tell is judged together with what else is so, in the
/// same folder and then of all.
/// </summary>
/// <param name="paths">The paths that are read as one capture.</param>
internal sealed class TimingJudge(ImmutableArray<string> paths)
{
    private const int FewestToJudge = 3;

    private const double ShareThatTells = 0.9;

    private static readonly TimeSpan PlaceholderDuration = TimeSpan.FromMilliseconds(1);

    private readonly Recordings _recordings = new(paths);

    private readonly Dictionary<(int Recording, Direction Direction), Lengths> _seen = [];

    /// <summary>
    /// Takes note of a pair and says which recording it is of; only lengths whose format does not say what they are need a judgement.
    /// </summary>
    public int See(in EntryPlace place, Direction direction, TimeSpan? duration, Timing? timing)
    {
        if (timing is not null || duration is not { } length)
            return 0;
        var recording = _recordings.Of(place);
        Add(recording, direction, new Lengths(1, length <= PlaceholderDuration ? 1 : 0));
        return recording;
    }

    /// <summary>Whether the lengths of a direction of a recording are the recorder's 1 ms, as far as was seen.</summary>
    public bool HasPlaceholders(int recording, Direction direction)
    {
        var lengths = _seen.GetValueOrDefault((recording, direction));
        return lengths.AreEnough || recording == Recordings.Whole ? lengths.ArePlaceholders : HasPlaceholders(_recordings.Above(recording), direction);
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
            TraceId = pair.TraceId,
            Service = pair.Service,
            Source = pair.Source,
        };
    }

    private Timing TimingOf(RecordedPair pair) => pair switch
    {
        { Stamp: null } => Timing.None,
        { Timing: { } known } => known,
        { Duration: null } => Timing.StartOnly,
        _ => HasPlaceholders(_recordings.Of(EntryPlace.Of(pair.Source)), pair.Direction) ? Timing.EndOnly : Timing.Span,
    };

    // Lengths that become enough by themselves are no longer among those of what is above.
    private void Add(int recording, Direction direction, Lengths more)
    {
        var before = _seen.GetValueOrDefault((recording, direction));
        var now = before + more;
        _seen[(recording, direction)] = now;
        if (recording != Recordings.Whole && before.IfFew != now.IfFew)
            Add(_recordings.Above(recording), direction, now.IfFew - before.IfFew);
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
