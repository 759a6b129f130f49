using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>
/// Counts every pair that the formats read, by its outline where the capture is too large to keep all; decodes and redacts those
/// of the sample. What is not in the sample was never seen by anything.
/// </summary>
/// <param name="intake">Decodes and redacts.</param>
/// <param name="budget">How much the sample may hold.</param>
/// <param name="source">What is read.</param>
internal sealed class SurveyBuilder(Intake intake, SampleBudget budget, CaptureSource source) : IPairSink
{
    // One in work for each core, and one that is being filled.
    private static readonly int MostInWork = Environment.ProcessorCount;

    private readonly Queue<OutlineBatch> _inWork = new();

    private readonly Stack<OutlineBatch> _spare = new();

    // How many bytes there will be at the least; it decides what is read early, and nothing else.
    private readonly long _expected = CaptureSources.KnownBytes(source);

    private readonly SurveyFigures _figures = new(source.Paths);

    private readonly HashSet<UInt128> _seen = [];

    private readonly Sample _sample = new(budget);

    private readonly NumberedProblems _problems = new(intake);

    private OutlineBatch _batch = new();

    private long _number;

    private long _repeated;

    private int _otherPairs;

    private int _filesPassedOver;

    /// <summary>Takes an entry; its outline is read soon, and its turn comes in order.</summary>
    public void Add(in Entry entry)
    {
        if (_batch.TryAdd(entry))
            return;
        StartBatch();
        _batch.TryAdd(entry);
    }

    /// <summary>Takes a pair as its file tells it.</summary>
    public void Add(RecordedPair pair)
    {
        FinishBatches();
        _number++;
        var outline = PairOutline.Of(pair);
        if (Count(outline, EntryPlace.Of(pair.Source)))
            _sample.Keep(new SampleItem(_number, outline, pair, SampleItem.WeightOf(pair, 0)));
    }

    /// <summary>Takes note of what could not be read.</summary>
    public void AddProblem(string where, string what)
    {
        FinishBatches();
        _problems.Add(++_number, where, what);
    }

    /// <summary>Counts a pair of another protocol than HTTP.</summary>
    public void AddOtherPair() => _otherPairs++;

    /// <summary>Counts a file that is no capture.</summary>
    public void PassOverFile() => _filesPassedOver++;

    /// <summary>The survey.</summary>
    public Survey Build()
    {
        FinishBatches();
        _seen.Clear();
        var isPart = _sample.IsPart;
        var pairs = SampleReading.Read(_sample.Take(), intake, _problems);
        var snapshot = Snapshot.Of(pairs.All.Select(pair => _figures.Judge.Judge(pair, _figures.Recordings.Of(pair))));
        return new Survey(snapshot, isPart ? _figures : SurveyFigures.Of(snapshot))
        {
            Repetitions = pairs.Repetitions with { Repeated = _repeated },
            Problems = _problems.Kept,
            ProblemCount = _problems.Count,
            OtherPairs = _otherPairs,
            FilesPassedOver = _filesPassedOver,
        };
    }

    private void StartBatch()
    {
        _batch.Start(_sample.IsPart || _expected > budget.Bytes ? OutlinedEntry.ByOutline : OutlinedEntry.Whole, intake);
        _inWork.Enqueue(_batch);
        if (_inWork.Count > MostInWork)
            DrainOldest();
        _batch = _spare.TryPop(out var spare) ? spare : new OutlineBatch();
    }

    private void FinishBatches()
    {
        if (!_batch.IsEmpty)
            StartBatch();
        while (_inWork.Count > 0)
            DrainOldest();
    }

    private void DrainOldest()
    {
        var oldest = _inWork.Dequeue();
        oldest.Drain(Take);
        _spare.Push(oldest);
    }

    private void Take(Entry entry, OutlinedEntry outlined)
    {
        _number++;
        if (outlined.Outline is { } outline)
            Take(outline, entry, outlined);
        else if (outlined.Problem is { } problem)
            _problems.Add(_number, entry.Place.ToString(), problem);
        else
            _otherPairs++;
    }

    private void Take(in PairOutline outline, in Entry entry, in OutlinedEntry outlined)
    {
        if (Count(outline, entry.Place))
            _sample.Keep(outlined.Pair is { } pair ? new SampleItem(_number, outline, pair, outlined.Weight) : new SampleItem(_number, outline, entry));
    }

    // Whether the sample wants it, too. A pair that was seen before counts once, but may hold more this time.
    private bool Count(in PairOutline outline, in EntryPlace place)
    {
        var identity = PairIdentity.OfExchange(outline);
        if (identity == PairIdentity.None || _seen.Add(identity))
            _figures.Add(outline, place);
        else
            _repeated++;
        return _sample.Wants(SampleKey.Of(outline, _number));
    }
}
