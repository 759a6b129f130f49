namespace Wirefix.Agent.Testing;

/// <summary>Which tests to run, and where to say how they ended.</summary>
/// <param name="Assembly">The built assembly that holds them.</param>
/// <param name="Class">The class whose tests run, fully qualified; null for all.</param>
/// <param name="Results">The folder for the results.</param>
internal sealed record TestSelection(string Assembly, string? Class, string Results);
