namespace Wirefix.Traffic.Payloads;

/// <summary>The paths of many payloads, each as one text and one number: the bodies of a capture have few, which come in all of them.</summary>
internal sealed class PathTable
{
    // More than the paths of any real capture; those of a hostile one grow with depth times fields.
    private const long MostCharacters = 16 << 20;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byText;

    private readonly List<string> _paths = [];

    private long _characters;

    public PathTable() => _byText = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The path of a number.</summary>
    public string this[int number] => _paths[number];

    /// <summary>The number of a path; -1 where no payload has it.</summary>
    public int Find(string path) => _numbers.GetValueOrDefault(path, -1);

    /// <summary>Whether there is room for a path: for one that is known, and for others up to a bound of all together.</summary>
    public bool Takes(ReadOnlySpan<char> path) => _characters < MostCharacters || _byText.ContainsKey(path);

    /// <summary>The number of a path, which gets one where it has none.</summary>
    public int NumberOf(ReadOnlySpan<char> path)
    {
        if (_byText.TryGetValue(path, out var number))
            return number;
        _paths.Add(path.ToString());
        _characters += path.Length;
        _numbers.Add(_paths[^1], _paths.Count - 1);
        return _paths.Count - 1;
    }
}
