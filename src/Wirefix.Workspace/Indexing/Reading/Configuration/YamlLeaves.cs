using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wirefix.Workspace.Indexing.Reading.Configuration;

/// <summary>
/// Reads the scalars of YAML documents from the parser's events. What an alias stands for is left out: nine lines of them unfold into a
/// billion values.
/// </summary>
internal static class YamlLeaves
{
    private const int Deepest = 64;

    /// <summary>The scalars of each document in order.</summary>
    /// <exception cref="InvalidDataException">The text is no YAML.</exception>
    public static ImmutableArray<ImmutableArray<Leaf>> Read(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            var documents = ImmutableArray.CreateBuilder<ImmutableArray<Leaf>>();
            while (parser.TryConsume<DocumentStart>(out _))
            {
                var leaves = ImmutableArray.CreateBuilder<Leaf>();
                ReadNode(parser, [], leaves);
                parser.Consume<DocumentEnd>();
                documents.Add(leaves.ToImmutable());
            }

            return documents.ToImmutable();
        }
        catch (YamlException broken)
        {
            throw new InvalidDataException($"expected YAML, found what does not parse in its line {broken.Start.Line}");
        }
        catch (Exception broken) when (broken is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // The parser throws these for some malformed escapes and tags.
            throw new InvalidDataException("expected YAML, found what does not parse");
        }
    }

    private static void ReadNode(Parser parser, ImmutableArray<string> path, ImmutableArray<Leaf>.Builder leaves)
    {
        if (path.Length > Deepest)
            throw new InvalidDataException($"expected YAML of at most {Deepest} levels, found more");
        if (parser.TryConsume<Scalar>(out var scalar))
            leaves.Add(new Leaf(path, scalar.Value));
        else if (parser.TryConsume<MappingStart>(out _))
            ReadMapping(parser, path, leaves);
        else if (parser.TryConsume<SequenceStart>(out _))
            ReadSequence(parser, path, leaves);
        else
            parser.Consume<AnchorAlias>();
    }

    private static void ReadMapping(Parser parser, ImmutableArray<string> path, ImmutableArray<Leaf>.Builder leaves)
    {
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.TryConsume<Scalar>(out var key))
                ReadNode(parser, path.Add(key.Value), leaves);
            else
                throw new InvalidDataException($"expected YAML with names as keys, found another key in its line {parser.Current?.Start.Line}");
        }
    }

    private static void ReadSequence(Parser parser, ImmutableArray<string> path, ImmutableArray<Leaf>.Builder leaves)
    {
        for (var index = 0; !parser.TryConsume<SequenceEnd>(out _); index++)
            ReadNode(parser, path.Add($"{index}"), leaves);
    }
}
