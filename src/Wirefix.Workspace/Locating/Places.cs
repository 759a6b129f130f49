using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Chains;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating;

/// <summary>Tells units and chains as the places that people and edits name.</summary>
internal static class Places
{
    /// <summary>A line inside a unit.</summary>
    public static SymbolLocation At(CodeUnit unit, int line)
    {
        var member = unit.Member;
        return new SymbolLocation(
            SymbolId.Of(member) ?? member.Name,
            NameOf(unit),
            unit.Project.Name,
            unit.Root.Syntax.SyntaxTree.FilePath,
            line);
    }

    /// <summary>The place of a unit's name; of a lambda, where it begins.</summary>
    public static SymbolLocation Of(CodeUnit unit)
    {
        var tree = unit.Root.Syntax.SyntaxTree;
        var name = unit.Symbol.Locations.FirstOrDefault(location => location.SourceTree == tree && IsInside(location, unit));
        return At(unit, Line(name ?? unit.Root.Syntax.GetLocation()));
    }

    /// <summary>The line that a location begins on; from 1.</summary>
    public static int Line(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>The line that a location begins on, with its file.</summary>
    public static CodeLine? LineOf(Location? location) =>
        location is null ? null : new CodeLine(location.GetLineSpan().Path, Line(location));

    /// <summary>The type and member; constructors and entry points by the names that people give them.</summary>
    public static string NameOf(CodeUnit unit)
    {
        var type = unit.Member.ContainingType?.Name ?? "";
        return unit.Member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => $"new {type}",
            IMethodSymbol { AssociatedSymbol: { } property } => $"{type}.{property.Name}",
            { Name: "<Main>$" } => $"{type} (top-level statements)",
            var member => $"{type}.{member.Name}",
        };
    }

    /// <summary>The links of a chain. A local function is told as the member that it stands in.</summary>
    public static ImmutableArray<CallLink> Links(EntryPoint entry, ImmutableArray<CallEdge> edges)
    {
        var links = ImmutableArray.CreateBuilder<CallLink>();
        links.Add(new CallLink(Of(entry.Unit), EdgeKind.Entry, null, LineOf(entry.Basis)));
        foreach (var edge in edges.Where(edge => !IsInto(edge.From, edge.To)))
            links.Add(new CallLink(Of(edge.To), edge.Kind, edge.Operation.Line(), LineOf(edge.Basis)));

        return links.ToImmutable();
    }

    private static bool IsInto(CodeUnit member, CodeUnit function) =>
        function.Symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } && MemberId.Of(member.Member) == MemberId.Of(function.Member);

    private static bool IsInside(Location name, CodeUnit unit) => unit.Root.Syntax.Span.Contains(name.SourceSpan);
}
