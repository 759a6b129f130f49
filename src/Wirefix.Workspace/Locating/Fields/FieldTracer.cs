using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Facts;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating.Fields;

/// <summary>
/// Follows a field of the wire through the members that hold it: where it is read, set in other members, stored and written again. The
/// members are followed by references to their symbols; values that go through collections of another type are lost.
/// </summary>
internal sealed class FieldTracer
{
    private const int MostMembers = 200;
    private const int MostTraces = 3;

    private static readonly string[] Naming = ["JsonPropertyNameAttribute", "JsonPropertyAttribute", "DataMemberAttribute"];

    private readonly CodeIndex _index;
    private readonly Crossings _crossings;
    private readonly Passings _passings;

    public FieldTracer(CodeIndex index, IEnumerable<Route> routes)
    {
        _index = index;
        _crossings = new Crossings(index, routes);
        _passings = new Passings(index);
    }

    /// <summary>The ways of a field, those first that end where it is written; none where no type that crosses the wire has it.</summary>
    public ImmutableArray<FieldTrace> Of(string wireName) =>
    [
        .. Members(wireName).SelectMany(member => Ways(member))
            .Where(way => way.Length > 1)
            .OrderByDescending(way => way[^1].Role == FieldRole.Written)
            .ThenByDescending(way => way.Length)
            .Take(MostTraces)
            .Select(way => new FieldTrace(wireName, way)),
    ];

    private IEnumerable<ISymbol> Members(string wireName) =>
        from type in _index.Types
        from property in type.Symbol.GetMembers().OfType<IPropertySymbol>()
        where !property.IsImplicitlyDeclared || type.Symbol.IsRecord
        where NameOf(property) is { } given ? given == wireName : WireName.Match(wireName, property.Name) is not null
        select property;

    private static string? NameOf(IPropertySymbol property) => property.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { } type && Naming.Contains(type.Name))
        .Select(attribute => attribute.ConstructorArguments.Select(argument => argument.Value as string).FirstOrDefault() ??
            attribute.NamedArguments.FirstOrDefault(argument => argument.Key is "Name" or "PropertyName").Value.Value as string)
        .FirstOrDefault(name => name is not null);

    // Breadth first, so that each member is reached on its shortest way.
    private IEnumerable<ImmutableArray<FieldStep>> Ways(ISymbol start)
    {
        if (_crossings.Of(start, FieldRole.Read).FirstOrDefault() is not { } read)
            yield break;

        var seen = new HashSet<MemberId> { MemberId.Of(start) };
        var open = new Queue<(ISymbol Member, ImmutableArray<FieldStep> Way)>([(start, [Step(read.Role, start, read.Unit, read.Operation)])]);
        while (open.TryDequeue(out var next) && seen.Count < MostMembers)
        {
            var way = _crossings.Of(next.Member, FieldRole.Stored).FirstOrDefault() is { } store
                ? next.Way.Add(Step(FieldRole.Stored, next.Member, store.Unit, store.Operation))
                : next.Way;
            Passing[] onward = [.. _passings.Of(next.Member).Where(passing => seen.Add(MemberId.Of(passing.To)))];
            if (_crossings.Of(next.Member, FieldRole.Written).FirstOrDefault() is { } written)
                yield return way.Add(Step(FieldRole.Written, next.Member, written.Unit, written.Operation));
            else if (onward.Length == 0)
                yield return way;
            foreach (var passing in onward)
                open.Enqueue((passing.To, way.Add(Step(passing.Role, passing.To, passing.Unit, passing.Operation))));
        }
    }

    private static FieldStep Step(FieldRole role, ISymbol member, CodeUnit unit, IOperation operation) =>
        new(role, $"{member.ContainingType.Name}.{member.Name}", Places.At(unit, operation.Line()));
}
