namespace Samples.Proving.Page;

/// <summary>The page whose table tells what the samples show. What stands outside of the table's marks is not touched.</summary>
public sealed class ProofPage
{
    private const string Begin = "<!-- proofs: made by samples/Proving -->";
    private const string End = "<!-- end of proofs -->";

    private static readonly string[] Head =
    [
        "| sample | fault | finding | metric | `wirefix fix` | rule | replay, repaired | replay, as it is | seconds |",
        "|---|---|---|---|---|---|---|---|---|",
    ];

    private readonly string _file;
    private readonly string[] _before;
    private readonly string[] _after;

    /// <summary>Reads the page.</summary>
    /// <exception cref="ProvingException">It has no table.</exception>
    public ProofPage(string file)
    {
        string[] lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        var (begin, end) = (Array.IndexOf(lines, Begin), Array.IndexOf(lines, End));
        if (begin < 0 || end < begin)
            throw new ProvingException($"{file}: expected the lines {Begin} and {End} around the table, found none.");

        (_file, _before, _after) = (file, lines[..(begin + 1)], lines[end..]);
        Rows = [.. lines[begin..end].Select(ProofRow.Parse).OfType<ProofRow>()];
    }

    /// <summary>What the page says.</summary>
    public IReadOnlyList<ProofRow> Rows { get; }

    /// <summary>Writes the proofs' rows in place of those of the same samples.</summary>
    public void Write(IEnumerable<Proof> proofs)
    {
        var rows = Rows.ToDictionary(row => row.Name);
        foreach (var proof in proofs)
            rows[proof.Sample.Name] = ProofRow.Of(proof);

        ProofRow[] ordered = [.. FaultySamples.All.Select(sample => rows.GetValueOrDefault(sample.Name)).OfType<ProofRow>()];
        string[] table = [.. Head, .. ordered.Select(row => row.ToString()), "", Total(ordered)];
        File.WriteAllLines(_file, [.. _before, "", .. table, "", .. _after]);
    }

    private static string Total(ProofRow[] rows) =>
        $"{rows.Length} samples, fixed in {rows.Sum(row => row.Seconds)} seconds on a machine of {Environment.ProcessorCount} cores.";
}
