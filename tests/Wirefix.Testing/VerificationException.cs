namespace Wirefix.Testing;

/// <summary>A rule or a fix did not do what its test says.</summary>
public sealed class VerificationException(string message) : Exception(message);
