namespace Samples.Proving;

/// <summary>What was asked for cannot be proved: a sample that is not there, a page without a table.</summary>
public sealed class ProvingException(string message) : Exception(message);
