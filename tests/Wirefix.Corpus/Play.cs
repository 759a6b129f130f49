namespace Wirefix.Corpus;

/// <summary>Sets services up on a stage and sends traffic through them.</summary>
public delegate Task Play(Stage stage);
