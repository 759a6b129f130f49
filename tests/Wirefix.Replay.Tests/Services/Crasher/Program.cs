for (var line = 1; line <= 30; line++)
    Console.WriteLine($"line {line}");
Console.Error.WriteLine("the settings have no connection string");
return 3;
