namespace Wirefix.Agent.Tests.Mutants;

/// <summary>A text of a file that stands otherwise in a mutant.</summary>
/// <param name="File">The file, by the end of its path.</param>
/// <param name="Old">What stands there.</param>
/// <param name="New">What a mutant has instead.</param>
internal sealed record Swap(string File, string Old, string New);
