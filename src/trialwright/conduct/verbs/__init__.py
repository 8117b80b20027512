"""The verbs of a study, in groups; `study.Conduct` has them all."""
