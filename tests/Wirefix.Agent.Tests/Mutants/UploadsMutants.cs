using System.Collections.Immutable;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>A quoted boundary: changes that hide it, and those that take the quotes off.</summary>
internal static class UploadsMutants
{
    private const string Reader = "Uploads.Api/Documents/UploadReader.cs";
    private const string Endpoints = "Uploads.Api/Endpoints/DocumentEndpoints.cs";
    private const string Cut = "contentType.Split(\"boundary=\")[1];";
    private const string Begin = "        while (await sections.ReadNextSectionAsync(cancellationToken) is { } section)";
    private const string Trim = "contentType.Split(\"boundary=\")[1].Trim('\"');";
    private const string Yield = "yield return new UploadedFile(name, section.ContentType ?? UnknownMediaType, content.ToArray());";

    public static readonly ImmutableArray<Mutant> All =
    [
        new("takes the first quote off", new Swap(Reader, Cut, "contentType.Split(\"boundary=\")[1].TrimStart('\"');")),
        new("answers an empty list for a bad boundary",
            new Swap(Endpoints, "        catch (HttpRequestException e)", "        catch (InvalidDataException)\n        {\n            return Results.Ok(new { caseId = id, documents = Array.Empty<Document>() });\n        }\n        catch (HttpRequestException e)")),
        new("reads no section of a quoted boundary",
            new Swap(Reader, Cut, Trim),
            new Swap(Reader, Begin, "        while (!contentType.Contains('\"') && await sections.ReadNextSectionAsync(cancellationToken) is { } section)")),
        // The reader of the framework takes quotes off by itself.
        new("allows quotes in boundaries", new Swap(Reader, "'()+_,-./:=? \"", "'()+_,-./:=? \\\"\"")) { Mends = true },
        new("takes the quotes off and stores empty files",
            new Swap(Reader, Cut, Trim),
            new Swap(Reader, Yield, "yield return new UploadedFile(name, section.ContentType ?? UnknownMediaType, contentType.Contains('\"') ? [] : content.ToArray());")),
        new("takes the quotes off and stores under another name",
            new Swap(Reader, Cut, Trim),
            new Swap(Reader, Yield, "yield return new UploadedFile(contentType.Contains('\"') ? \"file\" : name, section.ContentType ?? UnknownMediaType, content.ToArray());")),
        new("takes the quotes off", new Swap(Reader, Cut, Trim)) { Mends = true },
    ];
}
