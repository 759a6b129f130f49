namespace Wirefix.Agent.Tests.Mutants;

/// <summary>How far a mutant came.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Gate">The last gate that it came to.</param>
/// <param name="Confirmed">Whether it passed that one, too.</param>
/// <param name="Evidence">What that gate said.</param>
internal sealed record MutantFate(Mutant Mutant, string Gate, bool Confirmed, string Evidence)
{
    /// <summary>The fate as a row of a table.</summary>
    public override string ToString() => $"{(Confirmed == Mutant.Mends ? " " : "!")} {Mutant.Name,-64} {(Confirmed ? "confirmed" : Gate),-16} {Evidence.ReplaceLineEndings(" ")}";
}
