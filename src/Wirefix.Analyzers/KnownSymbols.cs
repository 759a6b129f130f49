using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers;

/// <summary>
/// What the rules know of one compilation, each worked out once, on first use: the types that they are about, and which methods
/// send requests. All rules share one instance for a compilation.
/// </summary>
internal sealed class KnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> Shared = new();

    private readonly Lazy<INamedTypeSymbol?> _task;
    private readonly Lazy<INamedTypeSymbol?> _taskOfT;
    private readonly Lazy<INamedTypeSymbol?> _valueTask;
    private readonly Lazy<INamedTypeSymbol?> _valueTaskOfT;
    private readonly Lazy<INamedTypeSymbol?> _enumerable;
    private readonly Lazy<INamedTypeSymbol?> _httpMessageInvoker;
    private readonly Lazy<INamedTypeSymbol?> _httpClientFactory;
    private readonly Lazy<INamedTypeSymbol?> _grpcInvoker;
    private readonly Lazy<INamedTypeSymbol?> _grpcClient;

    private readonly Lazy<OutboundCalls> _outbound;

    private KnownSymbols(Compilation compilation)
    {
        Compilation = compilation;
        _task = Find(compilation, "System.Threading.Tasks.Task");
        _taskOfT = Find(compilation, "System.Threading.Tasks.Task`1");
        _valueTask = Find(compilation, "System.Threading.Tasks.ValueTask");
        _valueTaskOfT = Find(compilation, "System.Threading.Tasks.ValueTask`1");
        _enumerable = Find(compilation, "System.Linq.Enumerable");
        _httpMessageInvoker = Find(compilation, "System.Net.Http.HttpMessageInvoker");
        _httpClientFactory = Find(compilation, "System.Net.Http.IHttpClientFactory");
        _grpcInvoker = Find(compilation, "Grpc.Core.CallInvoker");
        _grpcClient = Find(compilation, "Grpc.Core.ClientBase");
        _outbound = new(() => new OutboundCalls(this));
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol? Task => _task.Value;

    public INamedTypeSymbol? Enumerable => _enumerable.Value;

    /// <summary>A type by its metadata name; null where the compilation does not have it. For types that few rules are about.</summary>
    public INamedTypeSymbol? Type(string metadataName) => Compilation.GetTypeByMetadataName(metadataName);

    /// <summary>Tells which methods send requests.</summary>
    public OutboundCalls Outbound => _outbound.Value;

    /// <summary>Whether anything in this compilation can send a request at all.</summary>
    public bool HasOutboundTypes => (_httpMessageInvoker.Value ?? _grpcInvoker.Value) is not null;

    /// <summary>The one instance of a compilation.</summary>
    public static KnownSymbols Of(Compilation compilation) => Shared.GetValue(compilation, static compilation => new KnownSymbols(compilation));

    /// <summary>Whether a type is one that sends requests itself, or hands out the one that does.</summary>
    public bool Sends(ITypeSymbol type) =>
        type.IsOrDerivesFrom(_httpMessageInvoker.Value) || type.IsOrDerivesFrom(_httpClientFactory.Value)
        || type.IsOrDerivesFrom(_grpcInvoker.Value) || IsGrpcClient(type);

    /// <summary>Whether a type is a generated gRPC client; its calls return awaitable call objects, not tasks.</summary>
    public bool IsGrpcClient(ITypeSymbol type) => type.IsOrDerivesFrom(_grpcClient.Value);

    /// <summary>Whether a type is one of the framework's four task types.</summary>
    public bool IsTask(ITypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        return Same(definition, _taskOfT.Value) || Same(definition, _task.Value)
            || Same(definition, _valueTaskOfT.Value) || Same(definition, _valueTask.Value);
    }

    private static bool Same(ISymbol symbol, ISymbol? other) => SymbolEqualityComparer.Default.Equals(symbol, other);

    private static Lazy<INamedTypeSymbol?> Find(Compilation compilation, string name) => new(() => compilation.GetTypeByMetadataName(name));
}
