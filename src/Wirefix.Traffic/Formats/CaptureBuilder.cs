namespace Wirefix.Traffic.Formats;

/// <summary>Collects all that the formats read; decodes and redacts each pair as it comes, judges the stamps at the end.</summary>
/// <param name="intake">What every pair goes through.</param>
/// <param name="source">What is read, and how much of it is held at the most.</param>
internal sealed class CaptureBuilder(Intake intake, CaptureSource source) : IPairSink
{
    // What an exchange takes beside its bodies: its headers, its addresses, and where it stands.
    private const int Frame = 2048;

    private readonly PairSet _pairs = new();

    private readonly ProblemLog _problems = new(intake);

    private long _held;

    private int _otherPairs;

    private int _filesPassedOver;

    /// <summary>Takes a pair as its file tells it.</summary>
    public void Add(RecordedPair pair) => Keep(intake.Redact(intake.Decode(pair)));

    /// <summary>Takes note of what could not be read.</summary>
    public void AddProblem(string where, string what) => _problems.Add(where, what);

    /// <summary>Counts a pair of another protocol than HTTP.</summary>
    public void AddOtherPair() => _otherPairs++;

    /// <summary>Counts a file that is no capture.</summary>
    public void PassOverFile() => _filesPassedOver++;

    /// <summary>The capture, its exchanges in time order.</summary>
    public Capture Build()
    {
        var recordings = new Recordings(source.Paths);
        var judge = new TimingJudge(recordings);
        var pairs = _pairs.All.Select(pair => (Pair: pair, Recording: recordings.Of(pair))).ToArray();
        foreach (var (pair, recording) in pairs)
            judge.See(recording, pair.Direction, pair.Duration, pair.Timing);
        return new Capture(Snapshot.Of(pairs.Select(each => judge.Judge(each.Pair, each.Recording))), _problems.Kept, _otherPairs)
        {
            ProblemCount = _problems.Count,
            FilesPassedOver = _filesPassedOver,
        };
    }

    private void Keep(RecordedPair pair)
    {
        foreach (var problem in pair.Problems)
            AddProblem(pair.Source, problem);
        _held += Frame + pair.Request.Body.Length + pair.Response.Body.Length;
        if (_held > source.MostHeld)
            throw CaptureException.TooLarge(string.Join(", ", source.Paths), source.MostHeld);
        _pairs.Add(pair);
    }
}
