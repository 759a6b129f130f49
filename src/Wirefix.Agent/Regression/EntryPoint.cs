using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirefix.Agent.Regression;

/// <summary>The type of a service's assembly that a test host is made for: any will do that the test can name.</summary>
/// <param name="Expression">The type as the test writes it.</param>
/// <param name="Alias">What the test calls the assembly; null where the type's name is enough.</param>
internal sealed record EntryPoint(string Expression, string? Alias)
{
    private const string AliasName = "underTest";

    /// <summary>
    /// The program's own type where the test sees it, else the first class of the assembly that it sees. A name that another assembly has
    /// too, as every program may have a <c>Program</c>, is no name for it; where there are no others, the assembly gets an alias.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="tests">The project that the test goes into; null for one that is new and sees nothing else.</param>
    public static EntryPoint Of(Compilation service, Compilation? tests)
    {
        ImmutableArray<string> names =
        [
            .. Candidates(service)
                .Where(type => type.DeclaredAccessibility == Accessibility.Public || IsFriend(service, tests))
                .Select(type => type.ToDisplayString()),
        ];
        if (names.FirstOrDefault(name => tests is null || !IsTaken(name, service, tests)) is { } free)
            return new EntryPoint(free, null);
        return names is [var first, ..] ? new EntryPoint($"{AliasName}::{first}", AliasName) : new EntryPoint("Program", null);
    }

    private static IEnumerable<INamedTypeSymbol> Candidates(Compilation service)
    {
        var classes = Types(service.Assembly.GlobalNamespace)
            .Where(type => type is { TypeKind: TypeKind.Class, IsStatic: false, Arity: 0 })
            .Where(type => type is { CanBeReferencedByName: true, IsImplicitlyDeclared: false })
            .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal);
        return service.GetEntryPoint(CancellationToken.None)?.ContainingType is { IsStatic: false, CanBeReferencedByName: true } program
            ? classes.Where(type => !SymbolEqualityComparer.Default.Equals(type, program)).Prepend(program)
            : classes;
    }

    private static bool IsFriend(Compilation service, Compilation? tests) => tests is not null && service.Assembly.GivesAccessTo(tests.Assembly);

    private static bool IsTaken(string name, Compilation service, Compilation tests) => tests.GetTypesByMetadataName(name)
        .Any(type => type.ContainingAssembly.Name != service.AssemblyName && tests.IsSymbolAccessibleWithin(type, tests.Assembly));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol @namespace) =>
        @namespace.GetTypeMembers().Concat(@namespace.GetNamespaceMembers().SelectMany(Types));
}
