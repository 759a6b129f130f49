using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Surveying;

/// <summary>
/// The tallies of every shape of a capture, in bounded memory: where there are too many shapes, the places with many values
/// become variable, and what is new beyond that is counted as one endpoint, <c>* */{*rest}</c>.
/// </summary>
internal sealed class ShapeTallies
{
    // A large service has hundreds of endpoints; as many shapes again and again come from names in paths.
    private const int MostShapes = 10_000;

    private readonly Dictionary<string, ShapeTally> _tallies = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ShapeTally>.AlternateLookup<ReadOnlySpan<char>> _byText;

    private int _mergeAt = MostShapes;

    public ShapeTallies() => _byText = _tallies.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every shape with its tally.</summary>
    public IEnumerable<KeyValuePair<string, ShapeTally>> All => _tallies;

    /// <summary>Every shape with the number of its calls.</summary>
    public IEnumerable<(string Shape, long Calls)> Counts() => _tallies.Select(tally => (tally.Key, (long)tally.Value.Calls));

    /// <summary>What was learned while shapes were merged; nothing where there never were too many.</summary>
    public EndpointTemplates Learned { get; private set; } = EndpointTemplates.None;

    /// <summary>Takes a call of a recording.</summary>
    public void Add(in PairOutline call, int recording)
    {
        Span<char> buffer = stackalloc char[PathShape.Longest];
        var shape = buffer[..PathShape.Write(buffer, call.Direction, call.Method, call.Host, call.Path)];
        if (!_byText.TryGetValue(shape, out var tally))
            tally = Of(shape.ToString(), call.Direction);
        tally.Add(call, recording);
    }

    private ShapeTally Of(string shape, Direction direction)
    {
        if (_tallies.Count >= _mergeAt)
            Merge();
        shape = Learned.Template(shape);
        if (_tallies.TryGetValue(shape, out var tally))
            return tally;
        if (_tallies.Count >= MostShapes)
            shape = direction == Direction.Inbound ? "i * */{*rest}" : "o * */{*rest}";
        if (!_tallies.TryGetValue(shape, out tally))
            _tallies.Add(shape, tally = new ShapeTally());
        return tally;
    }

    private void Merge()
    {
        Learned = EndpointTemplates.Learn(Counts(), Learned);
        foreach (var (shape, tally) in _tallies.ToArray())
        {
            var template = Learned.Template(shape);
            if (template == shape)
                continue;
            _tallies.Remove(shape);
            if (_tallies.TryGetValue(template, out var known))
                known.Add(tally);
            else
                _tallies.Add(template, tally);
        }

        // Merging again pays only where it made room.
        if (_tallies.Count > MostShapes / 2)
            _mergeAt = int.MaxValue;
    }
}
