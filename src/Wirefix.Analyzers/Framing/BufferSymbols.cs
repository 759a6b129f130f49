using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Framing;

/// <summary>The types whose buffers have a contract; null where the compilation does not have them.</summary>
internal sealed class BufferSymbols(KnownSymbols symbols)
{
    public INamedTypeSymbol? PipeReader { get; } = symbols.Type("System.IO.Pipelines.PipeReader");

    public INamedTypeSymbol? ArrayPool { get; } = symbols.Type("System.Buffers.ArrayPool`1");

    public INamedTypeSymbol? MemoryOwner { get; } = symbols.Type("System.Buffers.IMemoryOwner`1");

    public INamedTypeSymbol? Stream { get; } = symbols.Type("System.IO.Stream");

    public INamedTypeSymbol? Socket { get; } = symbols.Type("System.Net.Sockets.Socket");

    public INamedTypeSymbol? WebSocket { get; } = symbols.Type("System.Net.WebSockets.WebSocket");

    /// <summary>Streams that bring all that is asked for while there is as much.</summary>
    private readonly INamedTypeSymbol?[] _wholeStreams =
    [
        symbols.Type("System.IO.MemoryStream"), symbols.Type("System.IO.UnmanagedMemoryStream"), symbols.Type("System.IO.FileStream"),
    ];

    /// <summary>Whether reads of a type can bring fewer bytes than are asked for and are still to come.</summary>
    public bool ReadsPartly(ITypeSymbol? type) =>
        type.IsOrDerivesFrom(Socket) || (type.IsOrDerivesFrom(Stream) && !_wholeStreams.Any(whole => type.IsOrDerivesFrom(whole)));
}
