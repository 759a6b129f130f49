using System.Collections.Immutable;
using System.CommandLine;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Cli.Commands;

/// <summary>What every command that reads captures lets its user say: which ones, and what is hidden in them.</summary>
internal sealed class CaptureOptions
{
    /// <summary>The variable that holds a key of the user's own for the tokens that stand in the place of secrets.</summary>
    private const string KeyVariable = "WIREFIX_REDACTION_KEY";

    private readonly Option<string?> _rules = new("--redaction")
    {
        Description = "A JSON file with more names and patterns to redact; see docs/redaction.md.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _none = new("--no-redact")
    {
        Description = "Redact nothing: passwords, tokens and addresses of the capture will stand in everything that is printed or written.",
    };

    private CaptureOptions()
    {
    }

    /// <summary>Adds the options to a command; with both, the command line is refused.</summary>
    public static CaptureOptions AddTo(Command command)
    {
        var options = new CaptureOptions();
        command.Options.Add(options._rules);
        command.Options.Add(options._none);
        command.Validators.Add(result =>
        {
            if (result.GetValue(options._none) && result.GetValue(options._rules) is not null)
                result.AddError("--redaction and --no-redact exclude each other; give one of them.");
        });
        return options;
    }

    /// <summary>The source of these paths; standard input is opened only where <c>-</c> asks for it.</summary>
    /// <exception cref="RedactionException">The file of rules cannot be read.</exception>
    public CaptureSource SourceOf(ParseResult parsed, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        ImmutableArray<string> named = [.. paths];
        return new CaptureSource(named)
        {
            StandardInput = named.Contains(CaptureSource.StandardInputPath) ? new StoppableInput(Console.OpenStandardInput(), cancellationToken) : null,
            Redactor = RedactorOf(parsed),
        };
    }

    /// <summary>What replaces the secrets.</summary>
    /// <exception cref="RedactionException">The file of rules cannot be read.</exception>
    public Redactor RedactorOf(ParseResult parsed)
    {
        if (parsed.GetValue(_none))
            return Redactor.None;
        var rules = parsed.GetValue(_rules) is { } file ? RedactionRules.Read(Existing(file)) : RedactionRules.BuiltIn;
        return new Redactor(rules, Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : null);
    }

    private static string Existing(string file) => File.Exists(file)
        ? file
        : throw new RedactionException(file, "a JSON file of redaction rules", Directory.Exists(file) ? "a folder" : "nothing there", "Check the path; docs/redaction.md says what it holds.");
}
