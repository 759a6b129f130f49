using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Wirefix.Labels;

/// <summary>What production shows, and where a person who has read the code would fix it.</summary>
/// <param name="Id">Unique in the whole set; begins with the name of its file.</param>
/// <param name="Kind">The part of the code that it is about.</param>
/// <param name="Direction">Whether the code base served the exchange or sent it.</param>
/// <param name="Method">The HTTP method of the exchange.</param>
/// <param name="Path">The path template of the exchange, without its query.</param>
/// <param name="Names">The wire names that the question is about: fields, headers, parameters, path segments, tokens.</param>
/// <param name="Answers">Where to fix it: the best place first, then others that a person would accept.</param>
/// <param name="Why">Why there, in one sentence.</param>
/// <param name="Hard">
/// Whether a search for the names leads astray: they stand in many places, or not literally in C#, or the member that
/// handles the endpoint is not the one to change.
/// </param>
/// <param name="Host">Of an outbound exchange: the host that was called.</param>
/// <param name="Request">The request's excerpt.</param>
/// <param name="Response">The response's excerpt.</param>
/// <param name="Finding">What is wrong, in one sentence, where the excerpts alone do not say it.</param>
public sealed record Question(
    string Id,
    QuestionKind Kind,
    WireDirection Direction,
    string Method,
    string Path,
    ImmutableArray<string> Names,
    ImmutableArray<Answer> Answers,
    string Why,
    bool Hard,
    string? Host = null,
    MessageExcerpt? Request = null,
    MessageExcerpt? Response = null,
    string? Finding = null)
{
    /// <summary>
    /// Whether the question is held out: no ranking was improved by looking at how it is answered. A hash of its id decides.
    /// </summary>
    public bool IsHeldOut => SHA256.HashData(Encoding.UTF8.GetBytes(Id))[0] % 2 == 1;
}
