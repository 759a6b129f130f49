using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Concurrency;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Outbound;

/// <summary>
/// Tells which methods send requests. By symbols only: a method is outbound by its receiver, its parameters, or the
/// type that holds it; where its source is at hand, its body must name what the type sends with. One instance
/// serves a compilation and remembers its answers.
/// </summary>
internal sealed class OutboundCalls(KnownSymbols symbols)
{
    private readonly OutboundClients _clients = new(symbols);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _reaches = new(SymbolEqualityComparer.Default);

    /// <summary>The first outbound call that a fan-out multiplies; null where there is none or a throttle stands before it.</summary>
    public IOperation? FirstUnbounded(FanOut fanOut, MemberBody body)
    {
        if (fanOut.Loop is { } loop && Throttle.IsAwaitedIn(loop))
            return null;

        var code = Reached(fanOut.Operation, body).ToArray();
        return code.Any(Throttle.IsAwaitedIn)
            ? null
            : code.SelectMany(part => part.DescendantsAndSelf())
                .FirstOrDefault(operation => Target(operation) is { } method && Reaches(method));
    }

    /// <summary>Whether a call of the method sends a request that nothing in the method itself holds back.</summary>
    public bool Reaches(IMethodSymbol method) =>
        _reaches.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, definition => Decide(definition));

    /// <summary>The methods whose code runs when a method is called: itself, or what implements or overrides it.</summary>
    public IEnumerable<IMethodSymbol> BodiesOf(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return IsOpen(definition) ? _clients.ImplementationsOf(definition) : [definition];
    }

    /// <summary>The method that an operation calls or passes on; null for any other operation.</summary>
    public static IMethodSymbol? Target(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        _ => null,
    };

    private bool Decide(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type)
            return false;
        if (symbols.IsGrpcClient(type))
            return method.Name.EndsWith("Async", StringComparison.Ordinal);
        if (!symbols.IsTask(method.ReturnType))
            return false;
        if (symbols.Sends(type) || method.Parameters.Any(parameter => symbols.Sends(parameter.Type)))
            return true;
        if (IsOpen(method))
            return _clients.ImplementationsOf(method).Any(Sends);
        return Sends(method);
    }

    private bool Sends(IMethodSymbol method)
    {
        var held = _clients.NamesHeldBy(method);
        return held.Count > 0 && (method.DeclaringSyntaxReferences.IsEmpty || SourceSends(method, held, []));
    }

    private bool SourceSends(IMethodSymbol method, ISet<string> held, HashSet<string> visited)
    {
        var syntax = method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).ToArray();
        if (!visited.Add(method.Name) || syntax.Any(node => Throttle.IsAwaitedIn(node, method.ContainingType)))
            return false;

        var names = syntax.SelectMany(node => node.DescendantNodes().OfType<SimpleNameSyntax>())
            .Select(name => name.Identifier.ValueText).ToArray();
        return names.Any(held.Contains)
            || names.Distinct().SelectMany(name => method.ContainingType.GetMembers(name).OfType<IMethodSymbol>())
                .Any(helper => SourceSends(helper, _clients.NamesHeldBy(helper), visited));
    }

    /// <summary>The code itself and the local functions that it calls.</summary>
    private static IEnumerable<IOperation> Reached(IOperation start, MemberBody body)
    {
        var seen = new HashSet<IOperation>();
        var open = new Stack<IOperation>([start]);
        while (open.Count > 0)
        {
            var code = open.Pop();
            if (!seen.Add(code))
                continue;

            yield return code;
            foreach (var method in code.DescendantsAndSelf().Select(Target))
            {
                if (method is not null && body.LocalFunction(method) is { } function)
                    open.Push(function);
            }
        }
    }

    private static bool IsOpen(IMethodSymbol method) =>
        method.IsAbstract || method.IsVirtual || method.ContainingType.TypeKind == TypeKind.Interface;
}
