namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>How a text begins that code works out.</summary>
/// <param name="Text">The text that it begins with, as far as that is known.</param>
/// <param name="Open">What comes behind it and is not known, as the symbol that it comes from; null where the text is all there is.</param>
internal sealed record Lead(string Text, string? Open)
{
    /// <summary>What is said of a text that is made in more ways, or on a longer one, than are looked at.</summary>
    public const string Beyond = "more than can be followed";

    /// <inheritdoc/>
    public override string ToString() => Open is null ? $"\"{Text}\"" : Text.Length == 0 ? Open : $"\"{Text}\" and {Open}";
}
