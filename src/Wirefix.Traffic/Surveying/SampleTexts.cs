namespace Wirefix.Traffic.Surveying;

/// <summary>
/// The texts of a sample's entries, one behind another in blocks: a collection neither counts nor moves them, as it would thousands of small
/// arrays that are kept for a while.
/// </summary>
internal sealed class SampleTexts
{
    private const int BlockBytes = 1 << 20;

    // What does not fit into the rest of a block leaves it empty; longer texts have an array of their own.
    private const int Longest = BlockBytes / 16;

    // What the system gives at a time of memory that nobody has used before.
    private const int PageBytes = 1 << 12;

    private readonly List<byte[]> _blocks = [];

    private Task<byte[]>? _next;

    private int _block = -1;

    private int _used = BlockBytes;

    /// <summary>Copies a text.</summary>
    public ReadOnlyMemory<byte> Add(ReadOnlyMemory<byte> text) => IsHere(text) ? Put(text) : text.ToArray();

    /// <summary>
    /// Moves texts together over those that are not kept, of which none is good afterwards. They must be told in the order in which they were
    /// added: then none is written over before it was moved.
    /// </summary>
    public ReadOnlyMemory<byte>[] Keep(IEnumerable<ReadOnlyMemory<byte>> texts)
    {
        (_block, _used) = (-1, BlockBytes);
        return [.. texts.Select(text => IsHere(text) ? Put(text) : text)];
    }

    private static bool IsHere(ReadOnlyMemory<byte> text) => text.Length is > 0 and <= Longest;

    private ReadOnlyMemory<byte> Put(ReadOnlyMemory<byte> text)
    {
        if (_used + text.Length > BlockBytes)
            (_block, _used) = (_block + 1, 0);
        if (_block == _blocks.Count)
            AddBlock();
        var place = _blocks[_block].AsMemory(_used, text.Length);
        text.CopyTo(place);
        _used += text.Length;
        return place;
    }

    // To get memory from the system takes longer than the copy. Another thread does it, for the block after this one.
    private void AddBlock()
    {
        _blocks.Add(_next?.GetAwaiter().GetResult() ?? NewBlock());
        _next = Task.Run(NewBlock);
    }

    private static byte[] NewBlock()
    {
        var block = GC.AllocateUninitializedArray<byte>(BlockBytes);
        for (var page = 0; page < BlockBytes; page += PageBytes)
            block[page] = 0;
        return block;
    }
}
