namespace Wirefix.Corpus.Recording;

/// <summary>What passed through one connection, in both ways.</summary>
internal sealed class ConnectionLog
{
    /// <summary>What the caller sent.</summary>
    public ByteLog Client { get; } = new();

    /// <summary>What the called one sent.</summary>
    public ByteLog Server { get; } = new();

    /// <summary>Whether there was nobody to connect to.</summary>
    public bool Refused { get; set; }
}
