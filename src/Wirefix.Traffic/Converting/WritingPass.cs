using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Converting;

/// <summary>Writes every pair as it comes: decoded, redacted, its stamps judged.</summary>
internal sealed class WritingPass(Intake intake, Recordings recordings, TimingJudge judge, IExchangeWriter writer) : IPairSink
{
    /// <summary>
    /// The most bytes that compressed bodies of a capture may unfold to: more than anybody records, less than a disk holds.
    /// </summary>
    public const long MostUnfolded = 16L << 30;

    private readonly HashSet<UInt128> _written = [];

    private readonly ProblemLog _problems = new(intake);

    private long _repeated;

    private int _otherPairs;

    private int _filesPassedOver;

    /// <summary>How many exchanges were written.</summary>
    public long Exchanges { get; private set; }

    /// <inheritdoc/>
    public void Add(RecordedPair pair)
    {
        var identity = PairIdentity.OfExchange(PairOutline.Of(pair));
        if (identity != PairIdentity.None && !_written.Add(identity))
        {
            _repeated++;
            return;
        }

        var taken = intake.Redact(intake.Decode(pair));
        foreach (var problem in taken.Problems)
            AddProblem(taken.Source, problem);
        writer.Write(judge.Judge(taken, recordings.Of(taken)));
        Exchanges++;
    }

    /// <inheritdoc/>
    public void AddProblem(string where, string what) => _problems.Add(where, what);

    /// <inheritdoc/>
    public void AddOtherPair() => _otherPairs++;

    /// <inheritdoc/>
    public void PassOverFile() => _filesPassedOver++;

    /// <summary>What was written when the pass is over.</summary>
    public Conversion Result() => new(Exchanges, _problems.Kept, _problems.Count, _otherPairs) { Repeated = _repeated };

    /// <summary>Why nothing was.</summary>
    public CaptureException Unreadable(CaptureSource source) =>
        Formats.Unreadable.Of(source, _problems.Kept, _problems.Count, _filesPassedOver);
}
