namespace Wirefix.Traffic.Formats;

/// <summary>
/// Pairs by identity; of several recordings of one exchange that which holds most stays, as exports hold a pair in several files. Where
/// different exchanges have one id all stay, the second as <c>id~2</c>.
/// </summary>
internal sealed class PairSet
{
    private readonly Dictionary<UInt128, RecordedPair> _pairs = [];

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    private long _repeated;

    /// <summary>The pairs, in the order in which their identities first came.</summary>
    public IReadOnlyCollection<RecordedPair> All => _pairs.Values;

    /// <summary>What came more than once, or under another's id.</summary>
    public Repetitions Repetitions => new(_repeated, _ids.Values.Count(count => count > 1), _ids.Values.Where(count => count > 1).Sum());

    /// <summary>Takes a pair.</summary>
    public void Add(RecordedPair pair) => Add(pair, IdentityOf(pair));

    /// <summary>Takes a pair whose identity is known.</summary>
    public void Add(RecordedPair pair, UInt128 identity)
    {
        if (!_pairs.TryGetValue(identity, out var known))
        {
            var id = OwnId(pair.Id ?? pair.Source);
            _pairs.Add(identity, id == pair.Id ? pair : pair with { Id = id });
            return;
        }

        _repeated++;
        if (known.Content < pair.Content)
            _pairs[identity] = pair with { Id = known.Id };
    }

    /// <summary>The identity that a pair is kept under: its own, else that of the place where it stands.</summary>
    public static UInt128 IdentityOf(RecordedPair pair) =>
        PairIdentity.OfExchange(PairOutline.Of(pair)) is var own && own != PairIdentity.None ? own : PairIdentity.Of(pair.Source);

    private string OwnId(string id)
    {
        var count = _ids[id] = _ids.GetValueOrDefault(id) + 1;
        return count == 1 ? id : OwnId($"{id}~{count}");
    }
}
