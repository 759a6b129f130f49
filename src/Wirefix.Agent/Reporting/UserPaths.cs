using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Reporting;

/// <summary>Maps the files that a suspect names.</summary>
internal static class UserPaths
{
    /// <summary>The suspect with every location mapped.</summary>
    public static Suspect Of(Suspect suspect, Func<SymbolLocation, SymbolLocation> map) => suspect with
    {
        Location = map(suspect.Location),
        Bindings = [.. suspect.Bindings.Select(binding => binding with { Location = map(binding.Location) })],
        CallChain = [.. suspect.CallChain.Select(link => Of(link, map))],
    };

    private static CallLink Of(CallLink link, Func<SymbolLocation, SymbolLocation> map) => link with
    {
        Location = map(link.Location),
        Basis = link.Basis is { } basis ? basis with { File = map(link.Location with { File = basis.File }).File } : null,
    };
}
