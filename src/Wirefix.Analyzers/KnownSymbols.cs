using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

/// <summary>The types of one compilation that the rules are about, each looked up once, on first use.</summary>
internal sealed class KnownSymbols(Compilation compilation)
{
    private readonly Lazy<INamedTypeSymbol?> _task = Find(compilation, "System.Threading.Tasks.Task");
    private readonly Lazy<INamedTypeSymbol?> _taskOfT = Find(compilation, "System.Threading.Tasks.Task`1");
    private readonly Lazy<INamedTypeSymbol?> _valueTask = Find(compilation, "System.Threading.Tasks.ValueTask");
    private readonly Lazy<INamedTypeSymbol?> _valueTaskOfT = Find(compilation, "System.Threading.Tasks.ValueTask`1");
    private readonly Lazy<INamedTypeSymbol?> _enumerable = Find(compilation, "System.Linq.Enumerable");
    private readonly Lazy<INamedTypeSymbol?> _httpMessageInvoker = Find(compilation, "System.Net.Http.HttpMessageInvoker");
    private readonly Lazy<INamedTypeSymbol?> _httpClientFactory = Find(compilation, "System.Net.Http.IHttpClientFactory");
    private readonly Lazy<INamedTypeSymbol?> _grpcInvoker = Find(compilation, "Grpc.Core.CallInvoker");
    private readonly Lazy<INamedTypeSymbol?> _grpcClient = Find(compilation, "Grpc.Core.ClientBase");

    public Compilation Compilation => compilation;

    public INamedTypeSymbol? Task => _task.Value;

    public INamedTypeSymbol? Enumerable => _enumerable.Value;

    /// <summary>Whether anything in this compilation can send a request at all.</summary>
    public bool HasOutboundTypes => (_httpMessageInvoker.Value ?? _grpcInvoker.Value) is not null;

    /// <summary>Whether a type is one that sends requests itself, or hands out the one that does.</summary>
    public bool Sends(ITypeSymbol type) =>
        Is(type, _httpMessageInvoker.Value) || Is(type, _httpClientFactory.Value) || Is(type, _grpcInvoker.Value) || IsGrpcClient(type);

    /// <summary>Whether a type is a generated gRPC client; its calls return awaitable call objects, not tasks.</summary>
    public bool IsGrpcClient(ITypeSymbol type) => Is(type, _grpcClient.Value);

    /// <summary>Whether a type is one of the framework's four task types.</summary>
    public bool IsTask(ITypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        return Same(definition, _taskOfT.Value) || Same(definition, _task.Value)
            || Same(definition, _valueTaskOfT.Value) || Same(definition, _valueTask.Value);
    }

    private static bool Is(ITypeSymbol type, INamedTypeSymbol? wanted)
    {
        if (wanted is null)
            return false;

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Same(current.OriginalDefinition, wanted))
                return true;
        }

        return false;
    }

    private static bool Same(ISymbol symbol, ISymbol? other) => SymbolEqualityComparer.Default.Equals(symbol, other);

    private static Lazy<INamedTypeSymbol?> Find(Compilation compilation, string name) => new(() => compilation.GetTypeByMetadataName(name));
}
