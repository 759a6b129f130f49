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

    /// <summary>Whether a type is the wanted one, a construction of it, or derives from it.</summary>
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? wanted)
    {
        for (var current = type; wanted is not null && current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, wanted))
                return true;
        }

        return false;
    }

    /// <summary>Whether reads of a type can bring fewer bytes than are asked for and are still to come.</summary>
    public bool ReadsPartly(ITypeSymbol? type) =>
        Is(type, Socket) || (Is(type, Stream) && !_wholeStreams.Any(whole => whole is not null && Is(type, whole)));
}
