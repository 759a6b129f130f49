namespace Wirefix.Traffic.Payloads;

/// <summary>The paths of many payloads, each as one text and one number: the bodies of a capture have few, which come in all of them.</summary>
internal sealed class PathTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byText;

    private readonly List<string> _paths = [];

    public PathTable() => _byText = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The path of a number.</summary>
    public string this[int number] => _paths[number];

    /// <summary>The number of a path; -1 where no payload has it.</summary>
    public int Find(string path) => _numbers.GetValueOrDefault(path, -1);

    /// <summary>The number of a path, which gets one where it has none.</summary>
    public int NumberOf(ReadOnlySpan<char> path)
    {
        if (_byText.TryGetValue(path, out var number))
            return number;
        _paths.Add(path.ToString());
        _numbers.Add(_paths[^1], _paths.Count - 1);
        return _paths.Count - 1;
    }
}
