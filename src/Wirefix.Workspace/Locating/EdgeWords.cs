namespace Wirefix.Workspace.Locating;

/// <summary>Tells for people how a link of a call chain is known.</summary>
public static class EdgeWords
{
    /// <summary>The edge, and the line that it is based on where there is one: <c>registered at Program.cs:12</c>.</summary>
    public static string Of(CallLink link) => link.Basis is { } basis ? $"{Of(link.Edge)} at {basis.File}:{basis.Line}" : Of(link.Edge);

    private static string Of(EdgeKind edge) => edge switch
    {
        EdgeKind.OnlyImplementation => "only implementation",
        EdgeKind.Given => "object made",
        EdgeKind.Handler => "message handler",
        EdgeKind.Pipeline => "in the pipeline",
        _ => edge.ToString().ToLowerInvariant(),
    };
}
